'use strict';
// What a call can come to instead of a reply: a class for each status.

class BackroomError extends Error {
  constructor(told) {
    super(told.message);
    this.name = new.target.name;
    this.status = told.status;
    this.code = told.code;
    this.path = told.path;
    this.details = told.details;
  }
}

class Refused extends BackroomError {}
class Malformed extends Refused {}
class NotFound extends Refused {}
class Forbidden extends Refused {}
class Conflict extends Refused {}
class KeyReused extends Refused {}
class Held extends BackroomError {
  /** The number of the approval; undefined in a dry run. */
  get approval() {
    return this.details.approval ?? undefined;
  }
}
class Retryable extends BackroomError {}
class Fault extends BackroomError {}
class Bug extends BackroomError {}

const BY_STATUS = {
  malformed: Malformed,
  not_found: NotFound,
  forbidden: Forbidden,
  conflict: Conflict,
  key_reused: KeyReused,
  retryable: Retryable,
  fault: Fault,
  bug: Bug,
  held: Held,
};

/** The error of an answer that is no reply. */
function errorOf(told) {
  return new (BY_STATUS[told.status] ?? BackroomError)(told);
}

module.exports = {
  classes: { BackroomError, Refused, Malformed, NotFound, Forbidden, Conflict, KeyReused, Held, Retryable, Fault, Bug },
  errorOf,
};
