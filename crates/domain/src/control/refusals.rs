//! How this slice says no.

use crate::flow::refusals;

refusals! {
    /// The code names no actor.
    UnknownActor = "control.unknown_actor", NotFound { actor: String } => "there is no actor {actor}; control.actors lists them";
    /// The actor has been made inactive and may do nothing.
    ActorInactive = "control.actor_inactive", Forbidden { actor: String } => "actor {actor} is inactive; an active one is accepted";
    /// No grant of the actor gives the duty in this scope.
    NotAllowed = "control.not_allowed", Forbidden { actor: String, duty: String, scope: String } => "actor {actor} has no grant of {duty} for {scope}";
    /// The file has its first actor; further ones are added by `control.add_actor`.
    AlreadySetUp = "control.already_set_up", Conflict => "the file is set up already; actors are added by control.add_actor";
    /// The command commits to more than the actor's limit.
    OverLimit = "control.over_limit", Forbidden { asked: String, limit: String } => "{asked} is over the actor's limit; at most {limit} is accepted";
    /// An actor with this code stands already, in this or another case.
    ActorExists = "control.actor_exists", Conflict { actor: String } => "there is an actor {actor} already; control.change_actor changes it";
    /// The code names no role.
    UnknownRole = "control.unknown_role", NotFound { role: String } => "there is no role {role}; control.set_role makes one";
    /// The text is no duty: neither an operation, nor `slice.*`, nor `*`, nor one of the extra duties.
    UnknownDuty = "control.unknown_duty", NotFound { duty: String, nearest: String } => "there is no duty {duty}; the nearest is {nearest}, and slice.* and * are accepted";
    /// The actor would give what it does not have itself.
    BeyondOwnAuthority = "control.beyond_own_authority", Forbidden { actor: String, duty: String, scope: String, limit: Option<String> } => "actor {actor} cannot give {duty} for {scope}, having {} itself", limit.as_ref().map_or("no such duty".to_owned(), |limit| format!("it up to {limit}"));
    /// A limit is an amount in an entity's currency, so the grant must name the entity.
    LimitNeedsEntity = "control.limit_needs_entity", Malformed {} => "a limit is in an entity's currency; name the entity or site it holds for";
    /// A limit must not be below 0.
    LimitNegative = "control.limit_negative", Malformed { limit: String } => "{limit} is no limit; 0 or more is accepted";
    /// The site belongs to another entity than the one named.
    SiteElsewhere = "control.site_elsewhere", Malformed { site: String, entity: String } => "site {site} is not one of entity {entity}; name its own entity or none";
    /// The actor does not hold the role in this scope.
    NotGranted = "control.not_granted", Conflict { actor: String, role: String, scope: String } => "actor {actor} does not hold role {role} for {scope}; control.actor lists its grants";
    /// Nobody would be left who may do everything.
    LastOwner = "control.last_owner", Conflict {} => "nobody active would be left with every duty over the whole file; give another actor a role with * first";
}
