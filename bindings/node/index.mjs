import backroom from './index.js';

export const {
  open,
  create,
  newKey,
  operations,
  version,
  Book,
  BackroomError,
  Refused,
  Malformed,
  NotFound,
  Forbidden,
  Conflict,
  KeyReused,
  Held,
  Retryable,
  Fault,
  Bug,
} = backroom;
export default backroom;
