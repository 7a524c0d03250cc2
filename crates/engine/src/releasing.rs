//! Releasing a held request: what was asked is decided anew, and the command that releases it says what became of it.
//!
//! 1. What is done leaves a record of its own: the operation that was asked, in the name of the one who asked, with the key
//!    it was sent with, so that a retry of it answers as one that was never held. The record of the command that released
//!    it follows, in the name of the one who did.
//! 2. Both are in one commit, or neither is.
//! 3. It is decided under the authority that the one who asked has now, and measured again: what it comes to now may pass a
//!    policy whose duty the one who releases has not. Then nothing is done, and it stays held.

use backroom_domain::control::approvals::Approval;
use backroom_domain::control::commands::conclude;
use backroom_domain::control::rules::{check_releaser, held_command};
use backroom_domain::flow::{Context, Draft, FlowFacts, Refusal};
use backroom_store::Fault;

use crate::road::{Decided, End, Job, Road, Travelled, too_much};

impl Road<'_, '_> {
    /// Takes along what a command releases, and then that command. `too_large`: the sums of what is released cannot be
    /// held by the file, so that it is refused whatever it decides.
    pub(crate) fn release(
        &mut self,
        draft: &mut Draft<'_>,
        job: &Job,
        released: Decided,
        too_large: bool,
    ) -> Result<Travelled, Fault> {
        let Decided { cx, reply, releases, .. } = released;
        let Some(release) = releases else {
            return self.end(draft, job, End::Decided(Box::new(Decided { cx, reply, holding: None, releases: None })));
        };
        draft.discard();
        let approval = draft.approval(release.approval).expect("it was found just now, in this transaction");
        let asked = self.asked(draft, &approval, job);
        let decided = asked.as_ref().map_err(Clone::clone).and_then(|asked| {
            let decided = self.decide_asked(draft, asked, &approval)?;
            if too_large { Err(too_much()) } else { Ok((asked, decided)) }
        });
        if let Some(fault) = self.facts.take_fault() {
            return Err(fault);
        }
        let outcome = match &decided {
            Ok((asked, done)) => {
                if let Err(refusal) = may_still_release(&cx, draft, &approval, done) {
                    return self.end(draft, job, End::Refused(cx.actor, cx.scope, refusal));
                }
                // Of a dry run nothing is kept, so that it goes on over what is decided and not yet accepted.
                if !job.dry_run {
                    self.keep(draft, asked, &done.cx, &done.reply)?;
                }
                Ok((done.cx.command_id, done.reply.as_str()))
            }
            Err(refusal) => {
                draft.discard();
                Err(refusal)
            }
        };
        let cx = self.anew(draft, cx);
        let reply = conclude(&cx, draft, &release, outcome);
        self.end(draft, job, End::Decided(Box::new(Decided { cx, reply, holding: None, releases: None })))
    }

    /// The held request as a command on its way, as it was sent, with the random bytes of the command that releases it.
    fn asked(&self, draft: &mut Draft<'_>, approval: &Approval, job: &Job) -> Result<Job, Refusal> {
        let command = held_command(draft, approval)?;
        let sent = self.facts.sent_command(approval.command);
        Ok(Job {
            operation: command.operation(),
            command,
            key: sent.as_ref().map(|sent| sent.key).unwrap_or_default(),
            key_is_new: false,
            digest: sent.as_ref().map(|sent| sent.request_digest).unwrap_or_default(),
            source: sent.map(|sent| sent.source).unwrap_or_default(),
            actor: approval.requester,
            acting_for: None,
            dry_run: job.dry_run,
            entropy: job.entropy,
        })
    }

    fn decide_asked(&mut self, draft: &mut Draft<'_>, asked: &Job, approval: &Approval) -> Result<Decided, Refusal> {
        match self.decide_now(draft, asked, approval.sender) {
            End::Decided(decided) => Ok(*decided),
            End::Turned(refusal) | End::Refused(_, _, refusal) => Err(refusal),
            End::Answered(_) => unreachable!("a key is asked for before anything is decided, and not here"),
        }
    }
}

/// Holds that the one who releases has the duty of each policy that the request passes now.
fn may_still_release(cx: &Context, draft: &mut Draft<'_>, approval: &Approval, now: &Decided) -> Result<(), Refusal> {
    let Some(holding) = &now.holding else { return Ok(()) };
    let worth_now = Approval { worth_minor: holding.worth_minor, ..approval.clone() };
    check_releaser(cx, draft, &worth_now, &holding.causes)
}
