//! How this slice says no.

use crate::flow::refusals;

refusals! {
    /// The code names no actor.
    UnknownActor = "control.unknown_actor", NotFound { actor: String } => "there is no actor {actor}";
    /// The actor has been made inactive and may do nothing.
    ActorInactive = "control.actor_inactive", Forbidden { actor: String } => "actor {actor} is inactive; an active one is accepted";
    /// No grant of the actor gives the duty in this scope.
    NotAllowed = "control.not_allowed", Forbidden { actor: String, duty: String, scope: String } => "actor {actor} has no grant of {duty} for {scope}";
    /// The file has its first actor; further ones are added by `control.add_actor`.
    AlreadySetUp = "control.already_set_up", Conflict => "the file is set up already; actors are added by control.add_actor";
    /// The command commits to more than the actor's limit.
    OverLimit = "control.over_limit", Forbidden { asked: String, limit: String } => "{asked} is over the actor's limit; at most {limit} is accepted";
}
