"""A method for every operation, slice by slice.

Written by `cargo xtask generate`.
"""

from __future__ import annotations

from typing import Any, Mapping, Optional, Sequence

from . import replies, requests, words
from ._book import Door
from .requests import DateLike, DecimalLike, InstantLike


class Control:
    """The operations `control.*`."""

    __slots__ = ("_door",)

    def __init__(self, door: Door) -> None:
        self._door = door

    def set_up(
        self,
        *,
        actor: str,
        name: str,
        kind: Optional[words.ActorKind] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.SetUpReply:
        """Sets up a new file: its first actor, who may do everything, the places outside every shop, the
        units EA, KG, L and M, and the usual reasons for adjusting stock.

        Nobody can have a duty before there is an actor, so this one command runs without authority,
        once, on an empty file.

        A request that needs the duty `control.set_up`. Refused with: control.already_set_up.

        Args:
            actor: The code of the first actor.
            name: Its name.
            kind: Whether it is a person or a system; a person if not said.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "control.set_up",
            {
                "actor": actor,
                "name": name,
                "kind": kind,
            },
            replies.SetUpReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def add_actor(
        self,
        *,
        actor: str,
        name: str,
        kind: words.ActorKind,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.ActorReply:
        """Adds a person or a system that issues commands; it may do nothing until a role is granted.

        A request that needs the duty `control.add_actor`. Refused with: control.actor_exists.

        Args:
            actor: The code it will be called by.
            name: Its name.
            kind: Whether it is a person or a system (a till, a job, an integration).
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "control.add_actor",
            {
                "actor": actor,
                "name": name,
                "kind": kind,
            },
            replies.ActorReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def change_actor(
        self,
        *,
        actor: str,
        name: Optional[str] = None,
        active: Optional[bool] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.ActorReply:
        """Changes an actor's name, or makes it inactive or active again; what is not given stays.

        An inactive actor keeps its grants and may do nothing.

        A request that needs the duty `control.change_actor`. Refused with: control.unknown_actor,
        control.last_owner.

        Args:
            actor: Who.
            name: Its new name.
            active: Whether it may do anything.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "control.change_actor",
            {
                "actor": actor,
                "name": name,
                "active": active,
            },
            replies.ActorReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def set_role(
        self,
        *,
        role: str,
        duties: Sequence[str],
        name: Optional[str] = None,
        reason: Optional[str] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.RoleReply:
        """Makes a role, or gives one another set of duties; whoever holds it has them from now on.

        Nobody adds a duty that they do not have themselves over the whole file.

        A request that needs the duty `control.set_role`. Refused with: control.unknown_duty,
        control.beyond_own_authority, control.last_owner, control.incompatible.

        Args:
            role: The role's code.
            name: Its name; if not given that it has, or for a new one its code.
            duties: Every duty it has: names of operations, `slice.*` for all of a slice, `*` for all,
                or an extra duty such as `ledger.post_soft_closed`.
            reason: Why those who hold it get duties that do not belong in one hand; only from an actor
                with `control.grant_incompatible`, and an exception is raised for each that says it.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "control.set_role",
            {
                "role": role,
                "name": name,
                "duties": duties,
                "reason": reason,
            },
            replies.RoleReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def grant_role(
        self,
        *,
        actor: str,
        role: str,
        entity: Optional[str] = None,
        site: Optional[str] = None,
        limit: Optional[DecimalLike] = None,
        reason: Optional[str] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.GrantReply:
        """Grants a role to an actor: over the whole file, in an entity with all its sites, or at one site;
        with a limit if given.

        The same grant given again takes the new limit. Of several grants that give a duty the largest
        limit counts. Nobody grants a duty, a scope or a limit beyond their own.

        A request that needs the duty `control.grant_role`. Refused with: control.unknown_actor,
        control.unknown_role, ledger.unknown_entity, stock.unknown_site, control.site_elsewhere,
        control.limit_needs_entity, control.limit_negative, control.beyond_own_authority,
        control.incompatible.

        Args:
            actor: Who gets it.
            role: Which role.
            entity: In which entity; in all if neither entity nor site is given.
            site: At which site alone.
            limit: The largest amount one command may commit to, in the entity's currency; any if not
                given.
            reason: Why the actor gets duties that do not belong in one hand; only from an actor with
                `control.grant_incompatible`, and an exception is raised that says it.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "control.grant_role",
            {
                "actor": actor,
                "role": role,
                "entity": entity,
                "site": site,
                "limit": limit,
                "reason": reason,
            },
            replies.GrantReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def revoke_role(
        self,
        *,
        actor: str,
        role: str,
        entity: Optional[str] = None,
        site: Optional[str] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.GrantReply:
        """Takes a role back from an actor in the scope it was granted for; the grant stays on record,
        inactive.

        A request that needs the duty `control.revoke_role`. Refused with: control.unknown_actor,
        control.unknown_role, ledger.unknown_entity, stock.unknown_site, control.site_elsewhere,
        control.not_granted, control.last_owner.

        Args:
            actor: From whom.
            role: Which role.
            entity: The entity it was granted for, if any.
            site: The site it was granted for, if any.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "control.revoke_role",
            {
                "actor": actor,
                "role": role,
                "entity": entity,
                "site": site,
            },
            replies.GrantReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def set_incompatible(
        self,
        *,
        first: str,
        second: str,
        strictness: words.Strictness,
        risk: Optional[str] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.DutyPairReply:
        """Sets what is made of two duties in one hand: nothing, a line in the report, or a refusal when a
        role gives both and when one actor takes both steps of a document.

        Whoever has both already keeps them, and stands in `control.duty_conflicts`.

        A request that needs the duty `control.set_incompatible`. Refused with: control.unknown_duty,
        control.same_duty.

        Args:
            first: The one duty, or `slice.*` for any of a slice.
            second: The other.
            strictness: What is made of it.
            risk: What somebody could do who has both; what is known of the pair if not said.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "control.set_incompatible",
            {
                "first": first,
                "second": second,
                "strictness": strictness,
                "risk": risk,
            },
            replies.DutyPairReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def set_approval_policy(
        self,
        *,
        policy: str,
        operation: str,
        measure: words.Measure,
        field: Optional[str] = None,
        per: Optional[str] = None,
        above: Optional[DecimalLike] = None,
        below: Optional[DecimalLike] = None,
        among: Optional[Sequence[str]] = None,
        currency: Optional[str] = None,
        entity: Optional[str] = None,
        site: Optional[str] = None,
        duty: Optional[str] = None,
        valid_from: Optional[DateLike] = None,
        valid_until: Optional[DateLike] = None,
        expires_hours: Optional[int] = None,
        active: Optional[bool] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.ApprovalPolicyReply:
        """Sets which requests of an operation are held until another actor with a duty releases them: all
        of them, those that commit to more than an amount, those with more or less than a percentage, or
        those with a field above, below or among.

        Several policies of one operation make steps: of those that measure the same, the highest whose
        limit is passed counts. Policies that measure different things hold together, and whoever
        releases has the duty of each. A policy of a site takes nothing away from one of its entity.
        What reports a fact is never held: it is booked, and an exception raised.

        There is no switch by which the one who asked could release: nobody approves their own, whatever
        a policy says. A policy set again is replaced as a whole; what is held already stays held for
        the reasons it was.

        A request that needs the duty `control.set_approval_policy`. Refused with:
        flow.unknown_operation, control.cannot_be_held, control.bad_policy, control.bad_field,
        control.unknown_figure, control.unknown_duty, control.bad_days, ledger.unknown_entity,
        stock.unknown_site, control.site_elsewhere.

        Args:
            policy: The policy's code.
            operation: The operation it holds, such as `stock.adjust_stock`.
            measure: What it measures.
            field: Of `field` and `percent`: the path of the field, such as `request.lines[].price`,
                `reply.total.amount` or `figure.change_percent`. Of a list the largest row counts
                against `above` and the smallest against `below`; a percentage is of the sums.
            per: Of `percent`: the path of what it is a percentage of.
            above: Held above this; what is equal is within it.
            below: Held below this.
            among: Held when the field is one of these, as it is written.
            currency: Of `amount`: the currency of the limit. It holds in entities that keep their books
                in it.
            entity: In which entity; in all if neither entity nor site is given.
            site: At which site alone.
            duty: The duty that may release: `control.approve` if not said, or one of its own that
                begins with `release.`, which is had beside `control.approve`.
            valid_from: The first business day it holds; today if not said.
            valid_until: The last business day it holds; no end if not said.
            expires_hours: How many hours a held request waits before it expires; for ever if not said.
            active: Whether it holds anything; false ends it.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "control.set_approval_policy",
            {
                "policy": policy,
                "operation": operation,
                "measure": measure,
                "field": field,
                "per": per,
                "above": above,
                "below": below,
                "among": among,
                "currency": currency,
                "entity": entity,
                "site": site,
                "duty": duty,
                "valid_from": valid_from,
                "valid_until": valid_until,
                "expires_hours": expires_hours,
                "active": active,
            },
            replies.ApprovalPolicyReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def approve(
        self,
        *,
        approval: str,
        note: Optional[str] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.ApprovalDecided:
        """Releases a held request: it is decided anew, as the book stands now, under the authority of the
        one who asked, and done in the same commit as a command of its own, with the key it was sent
        with. When the book now speaks against it, the approval says so and has ended.

        Whoever asked for it or sent it cannot release it, nor can anybody in whose name they act. What
        it comes to now may need a further duty: then it stays held.

        A request that needs the duty `control.approve`. Refused with: control.unknown_approval,
        control.approval_ended, control.approval_expired, control.own_request, control.not_releaser,
        control.over_limit.

        Args:
            approval: Its number.
            note: Why, if it needs saying.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "control.approve",
            {
                "approval": approval,
                "note": note,
            },
            replies.ApprovalDecided,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def reject(
        self,
        *,
        approval: str,
        reason: str,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.ApprovalReply:
        """Says no to a held request: it ends, and its key answers with the reason. Who may release it may
        reject it.

        A request that needs the duty `control.reject`. Refused with: control.unknown_approval,
        control.approval_ended, control.approval_expired, control.reason_needed, control.own_request,
        control.not_releaser, control.over_limit.

        Args:
            approval: Its number.
            reason: Why.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "control.reject",
            {
                "approval": approval,
                "reason": reason,
            },
            replies.ApprovalReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def withdraw(
        self,
        *,
        approval: str,
        reason: Optional[str] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.ApprovalReply:
        """Takes a held request back; only who asked for it or sent it may.

        A request that needs the duty `control.withdraw`. Refused with: control.unknown_approval,
        control.approval_ended, control.approval_expired, control.not_requester.

        Args:
            approval: Its number.
            reason: Why, if it needs saying.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "control.withdraw",
            {
                "approval": approval,
                "reason": reason,
            },
            replies.ApprovalReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def expire_approvals(
        self,
        *,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.ApprovalsExpired:
        """Ends every held request whose time is over, in the whole file. It cannot be released from that
        moment on whether or not this was sent: a host sends it now and then so that lists show it.

        A request that needs the duty `control.expire_approvals`.

        Args:
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "control.expire_approvals",
            {},
            replies.ApprovalsExpired,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def delegate(
        self,
        *,
        to: str,
        starts_on: DateLike,
        ends_on: DateLike,
        entity: Optional[str] = None,
        site: Optional[str] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.DelegationReply:
        """Lets another release held requests in the stead of the one who sends this, for some days:
        whatever they may release themselves, and nothing else. Given again for the same place it takes
        the new days, so that it can be ended.

        It gives no duty to ask for anything, is not passed on, and does not release what either of the
        two asked for.

        A request that needs the duty `control.delegate`. Refused with: control.unknown_actor,
        control.actor_inactive, control.own_stead, control.bad_days, ledger.unknown_entity,
        stock.unknown_site, control.site_elsewhere.

        Args:
            to: Who releases in the sender's stead.
            entity: In which entity; in all if neither entity nor site is given.
            site: At which site alone.
            starts_on: The first business day.
            ends_on: The last business day.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "control.delegate",
            {
                "to": to,
                "entity": entity,
                "site": site,
                "starts_on": starts_on,
                "ends_on": ends_on,
            },
            replies.DelegationReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def actors(
        self,
        *,
        after: Optional[str] = None,
        limit: Optional[int] = None,
        acting_as: str = "",
    ) -> replies.ActorsAnswer:
        """Every actor in order of code, in pages.

        A query that needs the duty `control.actors`.

        Args:
            after: `next` of the page before.
            limit: How many at most.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "control.actors",
            {
                "after": after,
                "limit": limit,
            },
            replies.ActorsAnswer,
            acting_as=acting_as,
        )

    def actor(
        self,
        *,
        actor: str,
        acting_as: str = "",
    ) -> replies.ActorAnswer:
        """One actor with every role it holds or held.

        A query that needs the duty `control.actor`. Refused with: control.unknown_actor.

        Args:
            actor: Who.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "control.actor",
            {
                "actor": actor,
            },
            replies.ActorAnswer,
            acting_as=acting_as,
        )

    def roles(
        self,
        *,
        after: Optional[str] = None,
        limit: Optional[int] = None,
        acting_as: str = "",
    ) -> replies.RolesAnswer:
        """Every role with its duties in order of code, in pages.

        A query that needs the duty `control.roles`.

        Args:
            after: `next` of the page before.
            limit: How many at most.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "control.roles",
            {
                "after": after,
                "limit": limit,
            },
            replies.RolesAnswer,
            acting_as=acting_as,
        )

    def approval_policies(
        self,
        *,
        operation: Optional[str] = None,
        after: Optional[str] = None,
        limit: Optional[int] = None,
        acting_as: str = "",
    ) -> replies.ApprovalPoliciesAnswer:
        """Every approval policy in order of code, ended ones included, in pages.

        A query that needs the duty `control.approval_policies`.

        Args:
            operation: Those of this operation alone.
            after: `next` of the page before.
            limit: How many at most.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "control.approval_policies",
            {
                "operation": operation,
                "after": after,
                "limit": limit,
            },
            replies.ApprovalPoliciesAnswer,
            acting_as=acting_as,
        )

    def approvals(
        self,
        *,
        state: Optional[words.ApprovalState] = None,
        entity: Optional[str] = None,
        site: Optional[str] = None,
        releasable_by: Optional[str] = None,
        on: Optional[DateLike] = None,
        after: Optional[str] = None,
        limit: Optional[int] = None,
        acting_as: str = "",
    ) -> replies.ApprovalsAnswer:
        """Held requests in pages. Those that wait come by what they are worth, the highest first whatever
        its currency, and among equals the oldest first; those that ended come by number.

        A query that needs the duty `control.approvals`. Refused with: ledger.unknown_entity,
        stock.unknown_site, control.site_elsewhere, control.unknown_actor.

        Args:
            state: Those in this state; those that wait if not given.
            entity: Those of this entity alone.
            site: Those of this site alone.
            releasable_by: Those that wait and that this actor may release, of their own duties or
                delegated to them.
            on: The day on which delegations are looked at for `releasable_by`; without one none counts.
            after: `next` of the page before.
            limit: How many at most.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "control.approvals",
            {
                "state": state,
                "entity": entity,
                "site": site,
                "releasable_by": releasable_by,
                "on": on,
                "after": after,
                "limit": limit,
            },
            replies.ApprovalsAnswer,
            acting_as=acting_as,
        )

    def approval(
        self,
        *,
        approval: str,
        acting_as: str = "",
    ) -> replies.ApprovalAnswer:
        """One held request with every step of its life.

        A query that needs the duty `control.approval`. Refused with: control.unknown_approval.

        Args:
            approval: Its number.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "control.approval",
            {
                "approval": approval,
            },
            replies.ApprovalAnswer,
            acting_as=acting_as,
        )

    def incompatible_duties(
        self,
        *,
        acting_as: str = "",
    ) -> replies.IncompatibleDutiesAnswer:
        """Every pair of duties that do not belong in one hand: those that are shipped, as they were set
        since, and those that were added, in order. All of them come at once.

        A query that needs the duty `control.incompatible_duties`.

        Args:
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "control.incompatible_duties",
            {},
            replies.IncompatibleDutiesAnswer,
            acting_as=acting_as,
        )

    def duty_conflicts(
        self,
        *,
        duty: Optional[str] = None,
        done_only: Optional[bool] = None,
        after: Optional[str] = None,
        limit: Optional[int] = None,
        acting_as: str = "",
    ) -> replies.DutyConflictsAnswer:
        """Who has two duties that do not belong in one hand, and whether they have had both done: actors
        in order of code, in pages. Inactive actors have nothing.

        A query that needs the duty `control.duty_conflicts`.

        Args:
            duty: Only pairs of which this is a side.
            done_only: Only those who have had both done.
            after: `next` of the page before.
            limit: How many actors at most.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "control.duty_conflicts",
            {
                "duty": duty,
                "done_only": done_only,
                "after": after,
                "limit": limit,
            },
            replies.DutyConflictsAnswer,
            acting_as=acting_as,
        )

    def access_review(
        self,
        *,
        after: Optional[str] = None,
        limit: Optional[int] = None,
        acting_as: str = "",
    ) -> replies.AccessReviewAnswer:
        """What a reviewer signs: every active grant, who gave it when, and when the actor last had
        something done by its duties. Actors in order of code, in pages; questions are not counted as
        use.

        A query that needs the duty `control.access_review`.

        Args:
            after: `next` of the page before.
            limit: How many actors at most.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "control.access_review",
            {
                "after": after,
                "limit": limit,
            },
            replies.AccessReviewAnswer,
            acting_as=acting_as,
        )


class Parties:
    """The operations `parties.*`."""

    __slots__ = ("_door",)

    def __init__(self, door: Door) -> None:
        self._door = door

    def add_party(
        self,
        *,
        party: str,
        kinds: Sequence[words.PartyKind],
        currency: Optional[str] = None,
        personal: Optional[requests.Personal] = None,
        external_refs: Optional[Mapping[str, str]] = None,
        attributes: Optional[Mapping[str, Any]] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.PartyReply:
        """Adds a customer, supplier or other party we deal with.

        What names or reaches a person belongs in `personal`, which can be erased. Code, references and
        attributes stay on record for ever and must hold nothing of the kind.

        A request that needs the duty `parties.add_party`. Refused with: parties.party_exists,
        parties.no_kind, parties.reference_taken, parties.too_many.

        Args:
            party: The code it will be called by.
            kinds: What it is to us; one party may be several.
            currency: The currency it deals in, if not the entity's.
            personal: What is personal about it.
            external_refs: Its ids in other systems, by system.
            attributes: The host's own.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "parties.add_party",
            {
                "party": party,
                "kinds": kinds,
                "currency": currency,
                "personal": personal,
                "external_refs": external_refs,
                "attributes": attributes,
            },
            replies.PartyReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def change_party(
        self,
        *,
        party: str,
        kinds: Optional[Sequence[words.PartyKind]] = None,
        currency: Optional[str] = None,
        personal: Optional[requests.Personal] = None,
        external_refs: Optional[Mapping[str, str]] = None,
        attributes: Optional[Mapping[str, Any]] = None,
        active: Optional[bool] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.PartyReply:
        """Changes a party; what is not given stays, what is given replaces what was.

        References are added: one that another replaces as the shown one of its system names the party
        still.

        A request that needs the duty `parties.change_party`. Refused with: parties.unknown_party,
        parties.no_kind, parties.reference_taken, parties.too_many.

        Args:
            party: Which.
            kinds: What it is to us.
            currency: The currency it deals in.
            personal: What is personal about it, as a whole.
            external_refs: Ids in other systems to add, by system.
            attributes: The host's own, as a whole.
            active: Whether it takes new documents.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "parties.change_party",
            {
                "party": party,
                "kinds": kinds,
                "currency": currency,
                "personal": personal,
                "external_refs": external_refs,
                "attributes": attributes,
                "active": active,
            },
            replies.PartyReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def party(
        self,
        *,
        party: str,
        acting_as: str = "",
    ) -> replies.PartyAnswer:
        """One party with what is personal about it: the only operation that shows that. The code of one
        that was merged shows the one it was merged into.

        A query that needs the duty `parties.party`. Refused with: parties.unknown_party.

        Args:
            party: Which.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "parties.party",
            {
                "party": party,
            },
            replies.PartyAnswer,
            acting_as=acting_as,
        )

    def parties(
        self,
        *,
        kind: Optional[words.PartyKind] = None,
        after: Optional[str] = None,
        limit: Optional[int] = None,
        acting_as: str = "",
    ) -> replies.PartiesAnswer:
        """Parties in order of code, in pages, without anything personal.

        A query that needs the duty `parties.parties`.

        Args:
            kind: Those that are this to us alone.
            after: `next` of the page before.
            limit: How many at most.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "parties.parties",
            {
                "kind": kind,
                "after": after,
                "limit": limit,
            },
            replies.PartiesAnswer,
            acting_as=acting_as,
        )

    def resolve(
        self,
        *,
        system: str,
        reference: str,
        acting_as: str = "",
    ) -> replies.PartiesResolveAnswer:
        """The party that another system calls by a reference.

        A query that needs the duty `parties.resolve`. Refused with: parties.unknown_reference.

        Args:
            system: The other system.
            reference: Its id there.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "parties.resolve",
            {
                "system": system,
                "reference": reference,
            },
            replies.PartiesResolveAnswer,
            acting_as=acting_as,
        )

    def matches(
        self,
        *,
        external_refs: Optional[Mapping[str, str]] = None,
        personal: Optional[requests.Personal] = None,
        acting_as: str = "",
    ) -> replies.MatchesAnswer:
        """The parties a buyer may be, by what a channel knows of them: the surest first, at most 20.

        A party is found by a reference of another system, an e-mail address (in any case), a tax number
        (its letters and digits), a telephone number (its last 8 digits), or a name with its postal
        address (the same words in any order). They stand in the order of their first reason as just
        named, of those those with more reasons first, of those the one added first. Of what was merged
        the party it was merged into is answered. Nothing personal is shown, and nothing is kept of what
        is asked.

        A query that needs the duty `parties.matches`. Refused with: parties.nothing_to_match.

        Args:
            external_refs: Their ids in other systems, by system.
            personal: What is known of them.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "parties.matches",
            {
                "external_refs": external_refs,
                "personal": personal,
            },
            replies.MatchesAnswer,
            acting_as=acting_as,
        )

    def duplicates(
        self,
        *,
        after: Optional[int] = None,
        limit: Optional[int] = None,
        acting_as: str = "",
    ) -> replies.DuplicatesAnswer:
        """Pairs of parties that may be one by what is personal about them, for somebody to look at, in
        pages: those added first in front. Nothing personal is shown; what was merged already is no
        pair.

        What is alike is as in `parties.matches`.

        A query that needs the duty `parties.duplicates`.

        Args:
            after: `next` of the page before.
            limit: How many parties at most are looked at.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "parties.duplicates",
            {
                "after": after,
                "limit": limit,
            },
            replies.DuplicatesAnswer,
            acting_as=acting_as,
        )

    def merge(
        self,
        *,
        party: str,
        into: str,
        personal: words.PersonalOfMerged,
        reason: str,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.PartyMerged:
        """Asks to make one party part of another, because they are the same person or company. From then
        on whatever names the one names the other: its code and its references in other systems for
        ever, and every order, invoice, payment, return and open item that stands under it. What the
        other owes, and may owe, is what both do; money of the other settles what either owes. What was
        recorded stays as it was recorded, under the party it was recorded of, so that books, control
        accounts and chain are those they were; questions read the records of both.

        The other party's terms, group, exemptions, currency and attributes hold; what differs is told
        in the reply and is no longer used. Kinds are united. References of systems the other has none
        of are shown with it. What had been merged into the party goes with it. A supplier's names of
        items of both are known; where both have one of the same text, the other's holds.

        A merge is not undone: what came since cannot be told apart. If two people were merged by
        mistake, add a party for the one who is to go on apart, move what is theirs with
        `open_items.settle_item` and `open_items.open_item`, and give them new references: those given
        before name the party they were merged into.

        A request that needs the duty `parties.merge`. Refused with: parties.unknown_party,
        parties.already_merged, parties.same_party, parties.other_currency, parties.owns_goods,
        parties.too_many.

        Args:
            party: The party that ends.
            into: The party that goes on.
            personal: What becomes of what is personal about the one that ends. What is kept is erased
                with what is personal about the one that goes on.
            reason: Why they are one, without anything personal: it stays on record for ever.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "parties.merge",
            {
                "party": party,
                "into": into,
                "personal": personal,
                "reason": reason,
            },
            replies.PartyMerged,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def erase_personal(
        self,
        *,
        party: str,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.PartyReply:
        """Erases what is personal about a party, with the salt of its digest and all by which it is found;
        the party, its documents, books and chain stay. What was kept of parties merged into it is
        erased with it.

        Requests that are held and tell of what is personal about it are withdrawn, and what they told
        is erased with it.

        Nothing is left by which a guess could be confirmed. Whether the law lets it be erased yet is
        for the caller to know.

        A request that needs the duty `parties.erase_personal`. Refused with: parties.unknown_party,
        parties.nothing_personal.

        Args:
            party: Which party.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "parties.erase_personal",
            {
                "party": party,
            },
            replies.PartyReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )


class Exceptions:
    """The operations `exceptions.*`."""

    __slots__ = ("_door",)

    def __init__(self, door: Door) -> None:
        self._door = door

    def raise_exception(
        self,
        *,
        code: str,
        severity: words.Severity,
        subject: str,
        message: str,
        entity: Optional[str] = None,
        site: Optional[str] = None,
        value: Optional[DecimalLike] = None,
        currency: Optional[str] = None,
        details: Optional[Mapping[str, Any]] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.ExceptionReply:
        """Reports something a person must look at that the host has met itself: a lift out of order, a
        snapshot that differs.

        What the book meets while it works it raises by itself.

        A fact that needs the duty `exceptions.raise_exception`. Refused with: exceptions.note_required,
        exceptions.value_needs_currency, ledger.unknown_entity, stock.unknown_site,
        control.site_elsewhere.

        Args:
            code: The host's standard code for it, such as `wms.snapshot_differs`.
            severity: How much it matters.
            entity: The entity it concerns, if one.
            site: The site it concerns, if one.
            subject: What it is about.
            value: What is at stake.
            currency: The currency of the value, if not the entity's.
            message: What is wrong, in one sentence.
            details: The numbers behind it.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "exceptions.raise_exception",
            {
                "code": code,
                "severity": severity,
                "entity": entity,
                "site": site,
                "subject": subject,
                "value": value,
                "currency": currency,
                "message": message,
                "details": details,
            },
            replies.ExceptionReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def assign_exception(
        self,
        *,
        exception: int,
        owner: str,
        note: Optional[str] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.ExceptionReply:
        """Gives an exception to an actor to work on, also from one actor to another.

        A request that needs the duty `exceptions.assign_exception`. Refused with:
        exceptions.unknown_exception, exceptions.already_resolved, control.unknown_actor,
        control.actor_inactive.

        Args:
            exception: Its number.
            owner: Who has it from now on.
            note: Anything to know about it.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "exceptions.assign_exception",
            {
                "exception": exception,
                "owner": owner,
                "note": note,
            },
            replies.ExceptionReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def resolve_exception(
        self,
        *,
        exception: int,
        note: str,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.ExceptionReply:
        """Settles an exception for good, saying how.

        Who settles one that nobody has takes it on in the same step.

        A request that needs the duty `exceptions.resolve_exception`. Refused with:
        exceptions.unknown_exception, exceptions.note_required, exceptions.already_resolved.

        Args:
            exception: Its number.
            note: How it was settled.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "exceptions.resolve_exception",
            {
                "exception": exception,
                "note": note,
            },
            replies.ExceptionReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def exceptions(
        self,
        *,
        state: Optional[words.ExceptionState] = None,
        entity: Optional[str] = None,
        after: Optional[int] = None,
        limit: Optional[int] = None,
        acting_as: str = "",
    ) -> replies.ExceptionsAnswer:
        """Exceptions in order of number, in pages: those not resolved, or those in one state.

        A query that needs the duty `exceptions.exceptions`. Refused with: ledger.unknown_entity.

        Args:
            state: Those in this state alone; all that are not resolved if not given.
            entity: Those of this entity alone.
            after: `next` of the page before.
            limit: How many at most.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "exceptions.exceptions",
            {
                "state": state,
                "entity": entity,
                "after": after,
                "limit": limit,
            },
            replies.ExceptionsAnswer,
            acting_as=acting_as,
        )

    def exception(
        self,
        *,
        exception: int,
        acting_as: str = "",
    ) -> replies.ExceptionReply:
        """One exception as it stands.

        A query that needs the duty `exceptions.exception`. Refused with: exceptions.unknown_exception.

        Args:
            exception: Its number.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "exceptions.exception",
            {
                "exception": exception,
            },
            replies.ExceptionReply,
            acting_as=acting_as,
        )


class Catalogue:
    """The operations `catalogue.*`."""

    __slots__ = ("_door",)

    def __init__(self, door: Door) -> None:
        self._door = door

    def add_unit(
        self,
        *,
        unit: str,
        name: str,
        decimals: Optional[int] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.AddUnitReply:
        """Adds a unit of measure, for stock or for packs; it never changes.

        A request that needs the duty `catalogue.add_unit`. Refused with: catalogue.unit_exists,
        catalogue.unit_decimals.

        Args:
            unit: The code it will be called by.
            name: Its name.
            decimals: How many decimals a quantity in it may have, 0 to 6; none if not said.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "catalogue.add_unit",
            {
                "unit": unit,
                "name": name,
                "decimals": decimals,
            },
            replies.AddUnitReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def add_category(
        self,
        *,
        category: str,
        name: str,
        parent: Optional[str] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.AddCategoryReply:
        """Adds a category to the tree of items.

        A request that needs the duty `catalogue.add_category`. Refused with: catalogue.category_exists,
        catalogue.unknown_category.

        Args:
            category: The code it will be called by.
            name: Its name.
            parent: The category above; at the top if not given.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "catalogue.add_category",
            {
                "category": category,
                "name": name,
                "parent": parent,
            },
            replies.AddCategoryReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def add_item(
        self,
        *,
        item: str,
        name: str,
        category: str,
        kind: Optional[words.ItemKind] = None,
        unit: Optional[str] = None,
        costing_method: Optional[words.CostingMethod] = None,
        tax_class: Optional[str] = None,
        tracking: Optional[words.Tracking] = None,
        status: Optional[words.ItemStatus] = None,
        packs: Optional[Sequence[requests.NewPack]] = None,
        gtins: Optional[Sequence[str]] = None,
        supplier_codes: Optional[Sequence[requests.NewSupplierCode]] = None,
        attributes: Optional[Mapping[str, Any]] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.CatalogueItemAnswer:
        """Adds an item with its packs and names.

        Base unit, kind and the factors of packs stay as they are; category and costing method of an
        item in stock are changed by `costing.reclassify_item`, which moves its value; the rest by
        `catalogue.change_item`.

        A request that needs the duty `catalogue.add_item`. Refused with: catalogue.item_exists,
        catalogue.identifier_used, catalogue.unknown_unit, catalogue.unknown_category,
        catalogue.tracking_needs_stock, catalogue.serial_needs_whole_units, catalogue.pack_exists,
        catalogue.unknown_pack, parties.unknown_party.

        Args:
            item: The SKU.
            name: Its name.
            kind: What it is; stocked if not said. A kit is a name and a category: it has no parts and
                is never in stock.
            category: Where in the category tree.
            unit: Its base unit, in which stock is kept; EA if not said.
            costing_method: How what leaves stock is priced; average if not said.
            tax_class: The tax class; standard if not said.
            tracking: Whether units are told apart; not if not said.
            status: Where in its life; published if not said.
            packs: Its pack levels beside the base unit.
            gtins: The GTINs of one base unit.
            supplier_codes: What suppliers call it.
            attributes: The host's own.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "catalogue.add_item",
            {
                "item": item,
                "name": name,
                "kind": kind,
                "category": category,
                "unit": unit,
                "costing_method": costing_method,
                "tax_class": tax_class,
                "tracking": tracking,
                "status": status,
                "packs": packs,
                "gtins": gtins,
                "supplier_codes": supplier_codes,
                "attributes": attributes,
            },
            replies.CatalogueItemAnswer,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def change_item(
        self,
        *,
        item: str,
        name: Optional[str] = None,
        tax_class: Optional[str] = None,
        status: Optional[words.ItemStatus] = None,
        tracking: Optional[words.Tracking] = None,
        attributes: Optional[Mapping[str, Any]] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.ItemReply:
        """Changes an item; what is not given stays.

        Category and costing method are changed by `costing.reclassify_item`, which moves the value of
        what is in stock.

        A request that needs the duty `catalogue.change_item`. Refused with: catalogue.unknown_item,
        catalogue.ambiguous_identifier, catalogue.not_back_to_draft, catalogue.tracking_fixed,
        catalogue.tracking_needs_stock, catalogue.serial_needs_whole_units.

        Args:
            item: Which, by its SKU or another of its names.
            name: Its name.
            tax_class: The tax class.
            status: Where in its life; never back to draft.
            tracking: Whether units are told apart; only while the item has never been in stock.
            attributes: The host's own, as a whole.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "catalogue.change_item",
            {
                "item": item,
                "name": name,
                "tax_class": tax_class,
                "status": status,
                "tracking": tracking,
                "attributes": attributes,
            },
            replies.ItemReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def add_pack(
        self,
        *,
        item: str,
        unit: str,
        factor: str,
        gtins: Optional[Sequence[str]] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.CatalogueItemAnswer:
        """Adds a pack level to an item: one of the unit is so many base units, for ever.

        A request that needs the duty `catalogue.add_pack`. Refused with: catalogue.unknown_item,
        catalogue.ambiguous_identifier, catalogue.unknown_unit, catalogue.pack_exists,
        catalogue.identifier_used.

        Args:
            item: The item, by its SKU or another of its names.
            unit: The pack's unit.
            factor: Base units in one pack, exactly: `"12"`, `"0.75"` or `"1/3"`.
            gtins: The pack's GTINs.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "catalogue.add_pack",
            {
                "item": item,
                "unit": unit,
                "factor": factor,
                "gtins": gtins,
            },
            replies.CatalogueItemAnswer,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def add_identifier(
        self,
        *,
        item: str,
        kind: words.IdentifierKind,
        identifier: str,
        supplier: Optional[str] = None,
        unit: Optional[str] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.CatalogueItemAnswer:
        """Gives an item another name: a GTIN, a supplier's or channel's code, or an own code beside the
        SKU.

        A request that needs the duty `catalogue.add_identifier`. Refused with: catalogue.unknown_item,
        catalogue.ambiguous_identifier, catalogue.unknown_pack, catalogue.supplier_needed,
        parties.unknown_party, catalogue.identifier_used, flow.bad_value.

        Args:
            item: The item, by its SKU or another of its names.
            kind: Whose name it is.
            identifier: The name.
            supplier: The supplier of a supplier's code.
            unit: The unit or pack it stands for; the base unit if not given.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "catalogue.add_identifier",
            {
                "item": item,
                "kind": kind,
                "identifier": identifier,
                "supplier": supplier,
                "unit": unit,
            },
            replies.CatalogueItemAnswer,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def withdraw_identifier(
        self,
        *,
        item: str,
        kind: words.IdentifierKind,
        identifier: str,
        supplier: Optional[str] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.CatalogueItemAnswer:
        """Takes a name from an item; it stays on record, inactive, and may be given anew to this or
        another item.

        A request that needs the duty `catalogue.withdraw_identifier`. Refused with:
        catalogue.unknown_item, catalogue.ambiguous_identifier, catalogue.supplier_needed,
        parties.unknown_party, catalogue.unknown_identifier, flow.bad_value.

        Args:
            item: The item, by its SKU or another of its names.
            kind: Whose name it is.
            identifier: The name.
            supplier: The supplier of a supplier's code.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "catalogue.withdraw_identifier",
            {
                "item": item,
                "kind": kind,
                "identifier": identifier,
                "supplier": supplier,
            },
            replies.CatalogueItemAnswer,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def set_kit(
        self,
        *,
        kit: str,
        parts: Sequence[requests.NewKitPart],
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.KitAnswer:
        """Says what one of a kit holds, in place of what was said before. Orders that stand keep the parts
        they were placed with.

        A request that needs the duty `catalogue.set_kit`. Refused with: catalogue.unknown_item,
        catalogue.not_a_kit, catalogue.kit_parts, catalogue.not_a_part, catalogue.unknown_pack,
        catalogue.quantity_not_positive, catalogue.not_exact.

        Args:
            kit: The kit: an item of kind `kit` that is counted whole.
            parts: Its parts, 1 to 100, each item once.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "catalogue.set_kit",
            {
                "kit": kit,
                "parts": parts,
            },
            replies.KitAnswer,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def item(
        self,
        *,
        item: str,
        acting_as: str = "",
    ) -> replies.CatalogueItemAnswer:
        """One item with its packs and every name it answers to, by any of them.

        A query that needs the duty `catalogue.item`. Refused with: catalogue.unknown_item,
        catalogue.ambiguous_identifier.

        Args:
            item: Its SKU, GTIN, own, supplier's or channel's code.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "catalogue.item",
            {
                "item": item,
            },
            replies.CatalogueItemAnswer,
            acting_as=acting_as,
        )

    def items(
        self,
        *,
        category: Optional[str] = None,
        after: Optional[str] = None,
        limit: Optional[int] = None,
        acting_as: str = "",
    ) -> replies.CatalogueItemsAnswer:
        """Items in order of SKU, in pages: all, or those directly in a category.

        A query that needs the duty `catalogue.items`. Refused with: catalogue.unknown_category.

        Args:
            category: Those directly in this category alone.
            after: `next` of the page before.
            limit: How many at most.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "catalogue.items",
            {
                "category": category,
                "after": after,
                "limit": limit,
            },
            replies.CatalogueItemsAnswer,
            acting_as=acting_as,
        )

    def categories(
        self,
        *,
        after: Optional[str] = None,
        limit: Optional[int] = None,
        acting_as: str = "",
    ) -> replies.CategoriesAnswer:
        """Every category in order of code, in pages, each with the one above it.

        A query that needs the duty `catalogue.categories`.

        Args:
            after: `next` of the page before.
            limit: How many at most.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "catalogue.categories",
            {
                "after": after,
                "limit": limit,
            },
            replies.CategoriesAnswer,
            acting_as=acting_as,
        )

    def units(
        self,
        *,
        after: Optional[str] = None,
        limit: Optional[int] = None,
        acting_as: str = "",
    ) -> replies.UnitsAnswer:
        """Every unit of measure in order of code, in pages.

        A query that needs the duty `catalogue.units`.

        Args:
            after: `next` of the page before.
            limit: How many at most.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "catalogue.units",
            {
                "after": after,
                "limit": limit,
            },
            replies.UnitsAnswer,
            acting_as=acting_as,
        )

    def kit(
        self,
        *,
        kit: str,
        acting_as: str = "",
    ) -> replies.KitAnswer:
        """What one of a kit holds; no part while nobody has said.

        A query that needs the duty `catalogue.kit`. Refused with: catalogue.unknown_item,
        catalogue.ambiguous_identifier, catalogue.not_a_kit.

        Args:
            kit: The kit, by its SKU or another of its names.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "catalogue.kit",
            {
                "kit": kit,
            },
            replies.KitAnswer,
            acting_as=acting_as,
        )

    def resolve(
        self,
        *,
        identifier: str,
        acting_as: str = "",
    ) -> replies.CatalogueResolveAnswer:
        """The item that a text names, and the unit or pack of it that the name stands for.

        A query that needs the duty `catalogue.resolve`. Refused with: catalogue.unknown_item,
        catalogue.ambiguous_identifier.

        Args:
            identifier: A SKU, GTIN, own, supplier's or channel's code.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "catalogue.resolve",
            {
                "identifier": identifier,
            },
            replies.CatalogueResolveAnswer,
            acting_as=acting_as,
        )


class Ledger:
    """The operations `ledger.*`."""

    __slots__ = ("_door",)

    def __init__(self, door: Door) -> None:
        self._door = door

    def open_entity(
        self,
        *,
        entity: str,
        name: str,
        currency: str,
        time_zone: str,
        chart: Optional[words.Chart] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.OpenEntityReply:
        """Opens the books of a legal company: its chart of accounts with a posting rule for everything the
        core posts by itself, its valuation area, and the place and area of goods under way between its
        sites.

        The valuation area is called as the entity, the place under way with `-TRANSIT` behind it. The
        currency of the books stays what it is for ever.

        A request that needs the duty `ledger.open_entity`. Refused with: ledger.code_used.

        Args:
            entity: The code it will be called by; with `-TRANSIT` behind it still at most 64
                characters.
            name: Its name.
            currency: The currency of its books.
            time_zone: Where its business day is counted when no site is at hand.
            chart: The chart of accounts it starts with.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "ledger.open_entity",
            {
                "entity": entity,
                "name": name,
                "currency": currency,
                "time_zone": time_zone,
                "chart": chart,
            },
            replies.OpenEntityReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def add_account(
        self,
        *,
        entity: str,
        account: str,
        name: str,
        kind: words.AccountKind,
        control: Optional[words.Control] = None,
        currency: Optional[str] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.AccountReply:
        """Adds an account to the chart of an entity. Its kind, control and currency stay what they are for
        ever.

        A request that needs the duty `ledger.add_account`. Refused with: ledger.unknown_entity,
        ledger.code_used.

        Args:
            entity: Whose chart.
            account: The code it will be called by.
            name: Its name.
            kind: Where it stands in the statements.
            control: The sub-ledger it is the sum of; without one it takes entries by hand.
            currency: The only currency it takes; all if not said.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "ledger.add_account",
            {
                "entity": entity,
                "account": account,
                "name": name,
                "kind": kind,
                "control": control,
                "currency": currency,
            },
            replies.AccountReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def change_account(
        self,
        *,
        entity: str,
        account: str,
        name: Optional[str] = None,
        active: Optional[bool] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.AccountReply:
        """Changes the name of an account, or whether it takes entries.

        A request that needs the duty `ledger.change_account`. Refused with: ledger.unknown_entity,
        ledger.unknown_account, ledger.nothing_to_change, ledger.account_has_balance,
        ledger.account_in_rule.

        Args:
            entity: Whose chart.
            account: The account.
            name: Its new name.
            active: Whether it takes entries.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "ledger.change_account",
            {
                "entity": entity,
                "account": account,
                "name": name,
                "active": active,
            },
            replies.AccountReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def set_posting_rule(
        self,
        *,
        entity: str,
        role: words.Role,
        account: str,
        category: Optional[str] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.RuleReply:
        """Says which account plays a part in what the core posts by itself: for all items, or for those of
        a category and the categories below it. The rule of the nearest category holds.

        A part that holds stock or open items changes its account only while the account that plays it
        today holds none: inventory accounts equal their pools on every day. Reclassify the items first,
        or let the stock run out.

        A request that needs the duty `ledger.set_posting_rule`. Refused with: ledger.unknown_entity,
        ledger.unknown_account, catalogue.unknown_category, ledger.account_inactive,
        ledger.account_misfit, ledger.rule_in_use.

        Args:
            entity: Whose books.
            role: The part.
            category: For items of this category and those below it; for all that no category's rule
                covers if not said.
            account: The account that plays it.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "ledger.set_posting_rule",
            {
                "entity": entity,
                "role": role,
                "category": category,
                "account": account,
            },
            replies.RuleReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def set_rate(
        self,
        *,
        currency: str,
        effective_on: DateLike,
        rate: DecimalLike,
        entity: Optional[str] = None,
        base: Optional[str] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.RateReply:
        """Sets what a currency is worth in the currency of books, from a day on until the next rate. It
        holds for every entity whose books are in that currency; entries that were posted keep the rate
        they had.

        A request that needs the duty `ledger.set_rate`. Refused with: ledger.rate_of_what,
        ledger.rate_of_base, ledger.unknown_entity.

        Args:
            entity: An entity whose books are in the currency meant; this or `base`.
            base: The currency of books; this or `entity`.
            currency: The currency the rate is for.
            effective_on: The first day it holds.
            rate: Units of the currency of books for one of `currency`.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "ledger.set_rate",
            {
                "entity": entity,
                "base": base,
                "currency": currency,
                "effective_on": effective_on,
                "rate": rate,
            },
            replies.RateReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def set_period_state(
        self,
        *,
        entity: str,
        period: str,
        state: words.PeriodState,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.PeriodReply:
        """Opens, soft closes or closes a month of an entity. A soft closed month takes entries only of
        actors with the duty `ledger.post_soft_closed` and can be opened again; a closed one takes none
        and stays closed.

        Months close in their order, so that no entry before a closed month changes what it began with:
        the first to close is any before which nothing was posted, and with it everything before it is
        closed.

        A request that needs the duty `ledger.set_period_state`. Refused with: ledger.unknown_entity,
        ledger.period_final, ledger.period_not_over, ledger.earlier_period_open.

        Args:
            entity: Whose books.
            period: The month.
            state: What it shall be.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "ledger.set_period_state",
            {
                "entity": entity,
                "period": period,
                "state": state,
            },
            replies.PeriodReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def post_entry(
        self,
        *,
        entity: str,
        lines: Sequence[requests.EntryLine],
        occurred_on: Optional[DateLike] = None,
        posted_on: Optional[DateLike] = None,
        note: Optional[str] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.EntryPosted:
        """Asks to post an entry: lines in any currency that balance, in the currency of the books to
        within a cent a converted line, and exactly in their own currency when they share one. Such
        cents go to the rounding account.

        Lines of one account, currency, rate, dimensions and note are added up. The command is worth its
        debits.

        A request that needs the duty `ledger.post_entry`. Refused with: ledger.unknown_entity,
        ledger.unknown_account, ledger.control_account, ledger.account_inactive,
        ledger.account_currency, ledger.unbalanced, ledger.empty_entry, ledger.too_many_lines,
        ledger.one_side, ledger.not_positive, ledger.no_rate, ledger.rate_of_base, ledger.in_future,
        ledger.posted_before, ledger.period_closed, stock.unknown_site, control.site_elsewhere,
        catalogue.unknown_category, parties.unknown_party.

        Args:
            entity: Whose books.
            occurred_on: The business day it happened; that of `posted_on` if not said, else today.
            posted_on: The business day of the books it counts in; the day it happened if not said, and
                never before it.
            note: Free text.
            lines: The lines, at most 5,000.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "ledger.post_entry",
            {
                "entity": entity,
                "occurred_on": occurred_on,
                "posted_on": posted_on,
                "note": note,
                "lines": lines,
            },
            replies.EntryPosted,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def record_entry(
        self,
        *,
        entity: str,
        lines: Sequence[requests.EntryLine],
        key: str,
        occurred_on: Optional[DateLike] = None,
        posted_on: Optional[DateLike] = None,
        note: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.EntryPosted:
        """Reports an entry that was made elsewhere: a payroll run, the daily summary of a system that
        keeps its own books.

        It is booked whatever the state of the books, each time with an exception: on the first open day
        when its own is closed; in suspense where an account does not exist, is inactive, is a control
        account or takes another currency; without a dimension that names nothing; and where a currency
        has no rate, at the latest on file, else one for one, the difference in suspense.

        A fact that needs the duty `ledger.record_entry`. Refused with: ledger.unknown_entity,
        ledger.unbalanced, ledger.empty_entry, ledger.too_many_lines, ledger.one_side,
        ledger.not_positive, ledger.rate_of_base, ledger.in_future, ledger.posted_before,
        control.site_elsewhere.

        Args:
            entity: Whose books.
            occurred_on: The business day it happened; that of `posted_on` if not said, else today.
            posted_on: The business day of the books it should count in; the day it happened if not
                said, and never before it.
            note: Free text.
            lines: The lines, at most 5,000.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "ledger.record_entry",
            {
                "entity": entity,
                "occurred_on": occurred_on,
                "posted_on": posted_on,
                "note": note,
                "lines": lines,
            },
            replies.EntryPosted,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def entry(
        self,
        *,
        entry: str,
        acting_as: str = "",
    ) -> replies.EntryAnswer:
        """An entry by its number, with its lines.

        A query that needs the duty `ledger.entry`. Refused with: ledger.unknown_entry.

        Args:
            entry: The number.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "ledger.entry",
            {
                "entry": entry,
            },
            replies.EntryAnswer,
            acting_as=acting_as,
        )

    def entries(
        self,
        *,
        entity: str,
        from_: Optional[DateLike] = None,
        to: Optional[DateLike] = None,
        known_at: Optional[InstantLike] = None,
        after: Optional[str] = None,
        limit: Optional[int] = None,
        acting_as: str = "",
    ) -> replies.EntriesAnswer:
        """The entries of an entity over a span of the books' days, as known now or at an instant, with
        their lines: in order of number, in pages. What took an entry back is named as it is known now.

        A query that needs the duty `ledger.entries`. Refused with: ledger.unknown_entity,
        ledger.unknown_entry, flow.bad_value.

        Args:
            entity: Whose books.
            from_: From this day of the books; from the beginning if not said.
            to: To this day of the books, it included; to the end if not said.
            known_at: Leave out what was recorded after this instant.
            after: `next` of the page before.
            limit: How many at most.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "ledger.entries",
            {
                "entity": entity,
                "from": from_,
                "to": to,
                "known_at": known_at,
                "after": after,
                "limit": limit,
            },
            replies.EntriesAnswer,
            acting_as=acting_as,
        )

    def reverse_entry(
        self,
        *,
        entry: str,
        posted_on: Optional[DateLike] = None,
        note: Optional[str] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.EntryPosted:
        """Asks to take back an entry that was posted by hand or recorded: each line again on the other
        side, with the amounts, rates and dimensions it had. The command is worth the debits.

        A request that needs the duty `ledger.reverse_entry`. Refused with: ledger.unknown_entry,
        ledger.already_reversed, ledger.reverse_document, ledger.reversed_before, ledger.in_future,
        ledger.period_closed, ledger.account_inactive.

        Args:
            entry: The number of the entry.
            posted_on: The business day of the books it shall be gone from; today if not said.
            note: Why.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "ledger.reverse_entry",
            {
                "entry": entry,
                "posted_on": posted_on,
                "note": note,
            },
            replies.EntryPosted,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def entities(
        self,
        *,
        after: Optional[str] = None,
        limit: Optional[int] = None,
        acting_as: str = "",
    ) -> replies.EntitiesAnswer:
        """Every entity in order of code, in pages.

        A query that needs the duty `ledger.entities`.

        Args:
            after: `next` of the page before.
            limit: How many at most.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "ledger.entities",
            {
                "after": after,
                "limit": limit,
            },
            replies.EntitiesAnswer,
            acting_as=acting_as,
        )

    def accounts(
        self,
        *,
        entity: str,
        after: Optional[str] = None,
        limit: Optional[int] = None,
        acting_as: str = "",
    ) -> replies.AccountsAnswer:
        """The accounts of an entity in order of code, in pages.

        A query that needs the duty `ledger.accounts`. Refused with: ledger.unknown_entity.

        Args:
            entity: Whose chart.
            after: `next` of the page before.
            limit: How many at most.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "ledger.accounts",
            {
                "entity": entity,
                "after": after,
                "limit": limit,
            },
            replies.AccountsAnswer,
            acting_as=acting_as,
        )

    def posting_rules(
        self,
        *,
        entity: str,
        role: Optional[words.Role] = None,
        after: Optional[int] = None,
        limit: Optional[int] = None,
        acting_as: str = "",
    ) -> replies.PostingRulesAnswer:
        """The posting rules of an entity, in pages: in order of the part played, the rule for all before
        those of categories.

        A query that needs the duty `ledger.posting_rules`. Refused with: ledger.unknown_entity.

        Args:
            entity: Whose books.
            role: The rules of this part alone.
            after: `next` of the page before.
            limit: How many at most.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "ledger.posting_rules",
            {
                "entity": entity,
                "role": role,
                "after": after,
                "limit": limit,
            },
            replies.PostingRulesAnswer,
            acting_as=acting_as,
        )

    def periods(
        self,
        *,
        entity: str,
        after: Optional[str] = None,
        limit: Optional[int] = None,
        acting_as: str = "",
    ) -> replies.PeriodsAnswer:
        """The months of an entity whose state was ever set, in order, in pages. Months before the last
        closed one are closed, all others are open.

        A query that needs the duty `ledger.periods`. Refused with: ledger.unknown_entity.

        Args:
            entity: Whose books.
            after: `next` of the page before.
            limit: How many at most.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "ledger.periods",
            {
                "entity": entity,
                "after": after,
                "limit": limit,
            },
            replies.PeriodsAnswer,
            acting_as=acting_as,
        )

    def balance(
        self,
        *,
        entity: str,
        account: str,
        acting_as: str = "",
    ) -> replies.AccountBalanceAnswer:
        """What an account holds now, one row a currency, debit positive. Entries posted on days to come
        count.

        A query that needs the duty `ledger.balance`. Refused with: ledger.unknown_entity,
        ledger.unknown_account.

        Args:
            entity: Whose books.
            account: The account.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "ledger.balance",
            {
                "entity": entity,
                "account": account,
            },
            replies.AccountBalanceAnswer,
            acting_as=acting_as,
        )

    def account_statement(
        self,
        *,
        entity: str,
        account: str,
        from_: Optional[DateLike] = None,
        to: Optional[DateLike] = None,
        known_at: Optional[InstantLike] = None,
        after: Optional[requests.StatementPlace] = None,
        limit: Optional[int] = None,
        acting_as: str = "",
    ) -> replies.AccountStatementAnswer:
        """The lines of an account over a span of the books' days, as known now or at an instant: in the
        order they were recorded, in pages, with what the account held before and after each in the
        currency of the books.

        A query that needs the duty `ledger.account_statement`. Refused with: ledger.unknown_entity,
        ledger.unknown_account, ledger.unknown_entry, flow.bad_value.

        Args:
            entity: Whose books.
            account: The account.
            from_: From this day of the books; from the beginning if not said.
            to: To this day of the books, it included; to the end if not said.
            known_at: Leave out what was recorded after this instant.
            after: `next` of the page before.
            limit: How many at most.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "ledger.account_statement",
            {
                "entity": entity,
                "account": account,
                "from": from_,
                "to": to,
                "known_at": known_at,
                "after": after,
                "limit": limit,
            },
            replies.AccountStatementAnswer,
            acting_as=acting_as,
        )

    def trial_balance(
        self,
        *,
        entity: str,
        from_: Optional[DateLike] = None,
        to: Optional[DateLike] = None,
        known_at: Optional[InstantLike] = None,
        acting_as: str = "",
    ) -> replies.TrialBalanceAnswer:
        """The trial balance of an entity over a span of the books' days, as known now or at an instant: a
        row for every account and currency that held or moved anything. It is given whole: its rows are
        as many as the chart's.

        A query that needs the duty `ledger.trial_balance`. Refused with: ledger.unknown_entity,
        flow.bad_value.

        Args:
            entity: Whose books.
            from_: From this day of the books; from the beginning if not said.
            to: To this day of the books, it included; to the end if not said.
            known_at: Leave out what was recorded after this instant.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "ledger.trial_balance",
            {
                "entity": entity,
                "from": from_,
                "to": to,
                "known_at": known_at,
            },
            replies.TrialBalanceAnswer,
            acting_as=acting_as,
        )


class OpenItems:
    """The operations `open_items.*`."""

    __slots__ = ("_door",)

    def __init__(self, door: Door) -> None:
        self._door = door

    def open_item(
        self,
        *,
        entity: str,
        account: str,
        side: words.Side,
        amount: DecimalLike,
        reference: str,
        against: str,
        currency: Optional[str] = None,
        rate: Optional[DecimalLike] = None,
        party: Optional[str] = None,
        occurred_on: Optional[DateLike] = None,
        posted_on: Optional[DateLike] = None,
        due_on: Optional[DateLike] = None,
        note: Optional[str] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.ItemOpened:
        """Asks to open an item on a control account against another account: an invoice of a system we do
        not replace, a gift card sold, a deposit paid. The entry and the item are made together.

        A request that needs the duty `open_items.open_item`. Refused with: ledger.unknown_entity,
        ledger.unknown_account, open_items.not_open_items, parties.unknown_party,
        open_items.not_positive, ledger.no_rate, ledger.rate_of_base, ledger.control_account,
        ledger.account_inactive, ledger.account_currency, ledger.in_future, ledger.posted_before,
        ledger.period_closed.

        Args:
            entity: Whose books.
            account: The control account.
            side: Debit for what others owe us, credit for what we owe.
            amount: The amount, above 0.
            currency: The currency of the item; that of the books if not said.
            rate: Units of the currency of the books for one of `currency`; the rate on file for the day
                if not said.
            party: The party it concerns.
            reference: What people call it: the number of an invoice, of a gift card.
            against: The account on the other side, which takes entries by hand.
            occurred_on: The business day it happened; that of `posted_on` if not said, else today.
            posted_on: The business day of the books; the day it happened if not said, and never before
                it.
            due_on: The day it is due; the day it happened if not said.
            note: Free text.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "open_items.open_item",
            {
                "entity": entity,
                "account": account,
                "side": side,
                "amount": amount,
                "currency": currency,
                "rate": rate,
                "party": party,
                "reference": reference,
                "against": against,
                "occurred_on": occurred_on,
                "posted_on": posted_on,
                "due_on": due_on,
                "note": note,
            },
            replies.ItemOpened,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def settle_item(
        self,
        *,
        open_item: int,
        against: str,
        amount: Optional[DecimalLike] = None,
        rate: Optional[DecimalLike] = None,
        occurred_on: Optional[DateLike] = None,
        posted_on: Optional[DateLike] = None,
        note: Optional[str] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.ItemSettled:
        """Asks to settle an item, or part of it, against another account: a payment made or received, a
        gift card used. What the item is worth in the books goes with it in proportion; in a foreign
        currency the difference to the rate of the day is a realised exchange difference.

        A request that needs the duty `open_items.settle_item`. Refused with:
        open_items.unknown_open_item, open_items.settled_item, open_items.settled_before,
        open_items.not_positive, open_items.more_than_remains, ledger.unknown_account,
        ledger.control_account, ledger.account_inactive, ledger.account_currency, ledger.no_rate,
        ledger.rate_of_base, ledger.in_future, ledger.posted_before, ledger.period_closed.

        Args:
            open_item: The item.
            amount: How much of it, above 0; all that remains if not said.
            against: The account on the other side, which takes entries by hand.
            rate: Units of the currency of the books for one of the item's; the rate on file for the day
                if not said.
            occurred_on: The business day it happened; that of `posted_on` if not said, else today.
            posted_on: The business day of the books; the day it happened if not said, and never before
                it.
            note: Free text.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "open_items.settle_item",
            {
                "open_item": open_item,
                "amount": amount,
                "against": against,
                "rate": rate,
                "occurred_on": occurred_on,
                "posted_on": posted_on,
                "note": note,
            },
            replies.ItemSettled,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def match_items(
        self,
        *,
        entity: str,
        account: str,
        debits: Optional[Sequence[int]] = None,
        credits: Optional[Sequence[int]] = None,
        party: Optional[str] = None,
        currency: Optional[str] = None,
        posted_on: Optional[DateLike] = None,
        note: Optional[str] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.ItemsMatched:
        """Asks to match debit items with credit items of one account, party and currency: an invoice with
        a credit note, a receipt with its bill. The smaller side is settled whole and the larger one as
        far as that reaches, the oldest items first; what the items differ by in the currency of the
        books is a realised exchange difference.

        A side that is not said is all that waits there, of the party and currency of the side that is
        said, else of those named; at most the first 1,000 items. When one side has nothing, nothing is
        matched and no entry is made.

        A request that needs the duty `open_items.match_items`. Refused with: ledger.unknown_entity,
        ledger.unknown_account, open_items.not_open_items, open_items.bad_match, parties.unknown_party,
        open_items.unknown_open_item, open_items.named_twice, open_items.not_together,
        open_items.wrong_side, open_items.settled_item, open_items.settled_before, ledger.in_future,
        ledger.period_closed.

        Args:
            entity: Whose books.
            account: The control account.
            debits: The items on the debit side, 1 to 1,000; all that wait if not said.
            credits: The items on the credit side, 1 to 1,000; all that wait if not said.
            party: The party of the items; without one and without items, those of no party.
            currency: The currency of the items; without one and without items, that of the books.
            posted_on: The business day of the books; today if not said.
            note: Free text.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "open_items.match_items",
            {
                "entity": entity,
                "account": account,
                "debits": debits,
                "credits": credits,
                "party": party,
                "currency": currency,
                "posted_on": posted_on,
                "note": note,
            },
            replies.ItemsMatched,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def items(
        self,
        *,
        entity: str,
        account: str,
        party: Optional[str] = None,
        as_of: Optional[DateLike] = None,
        known_at: Optional[InstantLike] = None,
        after: Optional[int] = None,
        limit: Optional[int] = None,
        acting_as: str = "",
    ) -> replies.OpenItemsItemsAnswer:
        """The items that an account still waits for, in the order they were opened, in pages: now, or at
        the end of a day of the books with the age and what remained on that day, as known now or at an
        instant. The first page has the totals of all pages.

        A query that needs the duty `open_items.items`. Refused with: ledger.unknown_entity,
        ledger.unknown_account, open_items.not_open_items, parties.unknown_party.

        Args:
            entity: Whose books.
            account: The control account.
            party: The items of this party alone.
            as_of: At the end of this day of the books; now and without ages if not said.
            known_at: Leave out what was recorded after this instant.
            after: `next` of the page before.
            limit: How many at most.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "open_items.items",
            {
                "entity": entity,
                "account": account,
                "party": party,
                "as_of": as_of,
                "known_at": known_at,
                "after": after,
                "limit": limit,
            },
            replies.OpenItemsItemsAnswer,
            acting_as=acting_as,
        )

    def item(
        self,
        *,
        open_item: int,
        after: Optional[int] = None,
        limit: Optional[int] = None,
        acting_as: str = "",
    ) -> replies.OpenItemsItemAnswer:
        """An open item by its number, with its moves in pages: its opening and everything that was taken
        off it.

        A query that needs the duty `open_items.item`. Refused with: open_items.unknown_open_item.

        Args:
            open_item: The item.
            after: `next` of the page before.
            limit: How many moves at most.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "open_items.item",
            {
                "open_item": open_item,
                "after": after,
                "limit": limit,
            },
            replies.OpenItemsItemAnswer,
            acting_as=acting_as,
        )


class Tax:
    """The operations `tax.*`."""

    __slots__ = ("_door",)

    def __init__(self, door: Door) -> None:
        self._door = door

    def set_jurisdiction(
        self,
        *,
        jurisdiction: str,
        name: Optional[str] = None,
        rounding: Optional[words.Rounding] = None,
        tax_point: Optional[words.TaxPoint] = None,
        bad_debt_relief: Optional[bool] = None,
        bad_debt_relief_days: Optional[int] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.JurisdictionReply:
        """Adds a jurisdiction, a place where taxes are owed: a country, a state, a city; or changes one.
        What is not said stays as it is. Documents keep the rounding they were computed with.

        A request that needs the duty `tax.set_jurisdiction`. Refused with: tax.bad_relief_days.

        Args:
            jurisdiction: Its code.
            name: The name shown; the code of a new one if not said.
            rounding: Where its taxes are rounded; `line` of a new one if not said.
            tax_point: What makes them due; `delivery` of a new one if not said. What is paid for,
                handed over and receipted at once has one day for all of them.
            bad_debt_relief: Whether the tax in bad debts can be claimed back when they are written off
                (Directive 2006/112/EC, article 90); not of a new one if not said.
            bad_debt_relief_days: How many days after a debt was due that is possible at the earliest, 0
                to 3,650; 0 of a new one if not said.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "tax.set_jurisdiction",
            {
                "jurisdiction": jurisdiction,
                "name": name,
                "rounding": rounding,
                "tax_point": tax_point,
                "bad_debt_relief": bad_debt_relief,
                "bad_debt_relief_days": bad_debt_relief_days,
            },
            replies.JurisdictionReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def set_rates(
        self,
        *,
        jurisdiction: str,
        tax_class: str,
        effective_on: DateLike,
        treatment: Optional[words.Treatment] = None,
        components: Optional[Sequence[requests.Component]] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.RatesReply:
        """Sets what items of a tax class pay in a jurisdiction, from a day on until the next rates of the
        class. Rates are percent: `"19"` is 19 %. Several components are added up and rounded as one; a
        compound one is taken of the amount together with the taxes before it. A class that pays nothing
        is said to be `zero_rated` or `exempt`, without components: a class without rates is refused
        wherever it is sold.

        Rates on file never change, since documents may stand on them: what was wrong is put right from
        another day on.

        A request that needs the duty `tax.set_rates`. Refused with: tax.unknown_jurisdiction,
        tax.wrong_treatment, tax.bad_components, tax.rates_exist.

        Args:
            jurisdiction: Where.
            tax_class: The class of the items.
            effective_on: The first day they hold.
            treatment: `taxed`, `zero_rated` or `exempt`; `taxed` if not said.
            components: The taxes, 1 to 8 in the order they are taken; none unless it is taxed.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "tax.set_rates",
            {
                "jurisdiction": jurisdiction,
                "tax_class": tax_class,
                "effective_on": effective_on,
                "treatment": treatment,
                "components": components,
            },
            replies.RatesReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def assign_site(
        self,
        *,
        site: str,
        jurisdiction: str,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.SiteAssigned:
        """Says where a site's sales are taxed, from the next sale on.

        A request that needs the duty `tax.assign_site`. Refused with: stock.unknown_site,
        tax.unknown_jurisdiction.

        Args:
            site: The site.
            jurisdiction: Where its sales are taxed.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "tax.assign_site",
            {
                "site": site,
                "jurisdiction": jurisdiction,
            },
            replies.SiteAssigned,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def set_exemption(
        self,
        *,
        party: str,
        treatment: words.Treatment,
        certificate: str,
        starts_on: DateLike,
        jurisdiction: Optional[str] = None,
        ends_on: Optional[DateLike] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.ExemptionReply:
        """Records what frees a party's purchases from tax: exempt, zero-rated, or that the buyer owes the
        tax (reverse charge). It holds for what would be taxed; goods that are exempt or zero-rated by
        their class stay so. One that starts on the same day is changed; a party has one at a time in a
        jurisdiction, and one for everywhere beside it.

        A request that needs the duty `tax.set_exemption`. Refused with: parties.unknown_party,
        tax.unknown_jurisdiction, tax.wrong_treatment, tax.bad_dates, tax.exemption_overlaps.

        Args:
            party: Who.
            jurisdiction: Where; everywhere if not said. One for the jurisdiction of a sale comes before
                one for everywhere.
            treatment: `exempt`, `zero_rated` or `reverse_charge`.
            certificate: What it is proven by: the number of a certificate, a VAT number. It stays on
                record for good, so it names no person.
            starts_on: The first day it holds.
            ends_on: The last day it holds; open if not said.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "tax.set_exemption",
            {
                "party": party,
                "jurisdiction": jurisdiction,
                "treatment": treatment,
                "certificate": certificate,
                "starts_on": starts_on,
                "ends_on": ends_on,
            },
            replies.ExemptionReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def end_exemption(
        self,
        *,
        party: str,
        starts_on: DateLike,
        ends_on: DateLike,
        jurisdiction: Optional[str] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.ExemptionReply:
        """Sets the last day of a party's exemption. What was sold under it stays as it was.

        A request that needs the duty `tax.end_exemption`. Refused with: parties.unknown_party,
        tax.unknown_jurisdiction, tax.unknown_exemption, tax.bad_dates, tax.exemption_overlaps.

        Args:
            party: Whose.
            jurisdiction: Where; the one for everywhere if not said.
            starts_on: The day it starts.
            ends_on: The last day it holds.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "tax.end_exemption",
            {
                "party": party,
                "jurisdiction": jurisdiction,
                "starts_on": starts_on,
                "ends_on": ends_on,
            },
            replies.ExemptionReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def jurisdictions(
        self,
        *,
        acting_as: str = "",
    ) -> replies.JurisdictionsAnswer:
        """Where taxes are owed, in order of code, with the sites whose sales are taxed there.

        A query that needs the duty `tax.jurisdictions`.

        Args:
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "tax.jurisdictions",
            {},
            replies.JurisdictionsAnswer,
            acting_as=acting_as,
        )

    def rates(
        self,
        *,
        jurisdiction: str,
        tax_class: Optional[str] = None,
        on: Optional[DateLike] = None,
        acting_as: str = "",
    ) -> replies.RatesAnswer:
        """What tax classes pay in a jurisdiction, in order of class and day: all that was ever set, or
        what holds on a day.

        A query that needs the duty `tax.rates`. Refused with: tax.unknown_jurisdiction.

        Args:
            jurisdiction: Where.
            tax_class: Of this class alone.
            on: What holds on this day alone.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "tax.rates",
            {
                "jurisdiction": jurisdiction,
                "tax_class": tax_class,
                "on": on,
            },
            replies.RatesAnswer,
            acting_as=acting_as,
        )

    def exemptions(
        self,
        *,
        party: Optional[str] = None,
        on: Optional[DateLike] = None,
        after: Optional[str] = None,
        limit: Optional[int] = None,
        acting_as: str = "",
    ) -> replies.ExemptionsAnswer:
        """Exemptions by party in order of code, in pages of parties: all that were ever recorded, or what
        holds on a day.

        A query that needs the duty `tax.exemptions`. Refused with: parties.unknown_party.

        Args:
            party: Of this party alone.
            on: What holds on this day alone.
            after: `next` of the page before.
            limit: Of how many parties at most.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "tax.exemptions",
            {
                "party": party,
                "on": on,
                "after": after,
                "limit": limit,
            },
            replies.ExemptionsAnswer,
            acting_as=acting_as,
        )

    def quote(
        self,
        *,
        includes_tax: bool,
        lines: Sequence[requests.TaxQuoteLine],
        site: Optional[str] = None,
        jurisdiction: Optional[str] = None,
        currency: Optional[str] = None,
        party: Optional[str] = None,
        on: Optional[DateLike] = None,
        paid_on: Optional[DateLike] = None,
        invoiced_on: Optional[DateLike] = None,
        delivered_on: Optional[DateLike] = None,
        side: Optional[words.QuoteSide] = None,
        channel: Optional[words.Treatment] = None,
        acting_as: str = "",
    ) -> replies.TaxQuoteAnswer:
        """What lines would pay, computed as every sale is: by the rates of their classes on a day, the
        buyer's exemption, and the rounding of the jurisdiction. Nothing is kept.

        A query that needs the duty `tax.quote`. Refused with: stock.unknown_site,
        tax.unknown_jurisdiction, tax.quote_of_what, tax.no_tax_point, tax.no_jurisdiction,
        parties.unknown_party, tax.wrong_treatment, tax.too_many_lines, tax.line_of_what,
        catalogue.unknown_item, tax.no_rate.

        Args:
            site: The site that sells or buys.
            jurisdiction: Where it is taxed; where sales of the site are if not said.
            currency: The currency of the amounts; that of the site's entity if not said.
            party: The buyer, whose exemption counts; of a purchase the buyer is us.
            on: The day of the tax point. If not said, that of the three days below which makes tax due
                there.
            paid_on: The day it is paid.
            invoiced_on: The day it is invoiced.
            delivered_on: The day it is delivered.
            includes_tax: Whether the amounts include the tax.
            side: Sold or bought; `sale` if not said.
            channel: What the channel does with the tax, when it is not ours to collect:
                `marketplace_collected`, `deemed_supplier` or `reverse_charge`.
            lines: The lines, 1 to 1,000.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "tax.quote",
            {
                "site": site,
                "jurisdiction": jurisdiction,
                "currency": currency,
                "party": party,
                "on": on,
                "paid_on": paid_on,
                "invoiced_on": invoiced_on,
                "delivered_on": delivered_on,
                "includes_tax": includes_tax,
                "side": side,
                "channel": channel,
                "lines": lines,
            },
            replies.TaxQuoteAnswer,
            acting_as=acting_as,
        )

    def report(
        self,
        *,
        entity: str,
        from_: DateLike,
        to: DateLike,
        jurisdiction: Optional[str] = None,
        acting_as: str = "",
    ) -> replies.TaxReportAnswer:
        """What an entity was taxed within a span of days of the books, for a return to the authorities: by
        jurisdiction, class, rates and treatment, sales, refunds and what was paid in advance apart,
        with the share of each component. What marketplaces and platforms collected is noted beside what
        we owe, in no sum of ours. A tax is shared out over its components once, of the sum.

        Beside it stands what is owed now for the months of the span, as the account of tax payable has
        it.

        A query that needs the duty `tax.report`. Refused with: ledger.unknown_entity,
        tax.unknown_jurisdiction, tax.bad_dates.

        Args:
            entity: Whose books.
            from_: From this day of the books.
            to: To this day of the books, it included.
            jurisdiction: Of this jurisdiction alone.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "tax.report",
            {
                "entity": entity,
                "from": from_,
                "to": to,
                "jurisdiction": jurisdiction,
            },
            replies.TaxReportAnswer,
            acting_as=acting_as,
        )


class Costing:
    """The operations `costing.*`."""

    __slots__ = ("_door",)

    def __init__(self, door: Door) -> None:
        self._door = door

    def add_landed_cost(
        self,
        *,
        document: str,
        amount: DecimalLike,
        currency: Optional[str] = None,
        rate: Optional[DecimalLike] = None,
        spread_by: Optional[words.SpreadBy] = None,
        party: Optional[str] = None,
        reference: Optional[str] = None,
        occurred_on: Optional[DateLike] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.LateCostReply:
        """Asks to put a cost such as freight or duty on the goods of a receipt.

        It is spread over the receipt's lines by largest remainder and, line by line, put on what is
        still on hand, wherever it is; what was sold goes to cost of sales (at standard cost all of it
        to purchase variance). It is dated today and waits for its bill as an open item of
        `landed_cost_awaited`.

        A request that needs the duty `costing.add_landed_cost`. Refused with: stock.unknown_document,
        stock.wrong_document, costing.nothing_received, costing.bad_amount, parties.unknown_party,
        ledger.no_rate, ledger.period_closed.

        Args:
            document: The number of the receipt.
            amount: The cost, above zero; below zero for a credit.
            currency: Its currency; the entity's if not said.
            rate: Units of the entity's currency for one of `currency`; the rate on file for the day if
                not said.
            spread_by: How it is spread over the lines.
            party: Who will bill it.
            reference: What people call it: a waybill, a customs entry.
            occurred_on: The business day it became known; today at the site if not said. It counts in
                the books from today on all the same.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "costing.add_landed_cost",
            {
                "document": document,
                "amount": amount,
                "currency": currency,
                "rate": rate,
                "spread_by": spread_by,
                "party": party,
                "reference": reference,
                "occurred_on": occurred_on,
            },
            replies.LateCostReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def adjust_receipt_price(
        self,
        *,
        document: str,
        line: int,
        difference: DecimalLike,
        rate: Optional[DecimalLike] = None,
        note: Optional[str] = None,
        occurred_on: Optional[DateLike] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.LateCostReply:
        """Asks to correct what a line of a receipt costs, because its bill says otherwise.

        The difference is put on what is still on hand, wherever it is; what was sold goes to cost of
        sales (at standard cost all of it to purchase variance). It is dated today and changes what
        waits in `goods_received_not_invoiced`.

        A request that needs the duty `costing.adjust_receipt_price`. Refused with:
        stock.unknown_document, stock.wrong_document, stock.unknown_line, costing.nothing_received,
        costing.bad_amount, ledger.no_rate, ledger.period_closed.

        Args:
            document: The number of the receipt.
            line: Its line, from 1.
            difference: What the bill says above what the receipt said for the line, in the receipt's
                currency; below zero for less.
            rate: Units of the entity's currency for one of the receipt's; the rate on file for the day
                if not said.
            note: Why.
            occurred_on: The business day it became known; today at the site if not said. It counts in
                the books from today on all the same.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "costing.adjust_receipt_price",
            {
                "document": document,
                "line": line,
                "difference": difference,
                "rate": rate,
                "note": note,
                "occurred_on": occurred_on,
            },
            replies.LateCostReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def set_standard_cost(
        self,
        *,
        area: str,
        item: str,
        unit_cost: DecimalLike,
        occurred_on: Optional[DateLike] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.DocumentReply:
        """Asks to set the standard cost of an item in an area. Stock at standard cost is revalued in the
        same command, the difference to revaluation.

        A request that needs the duty `costing.set_standard_cost`. Refused with: costing.unknown_area,
        costing.bad_amount, costing.not_stocked, catalogue.unknown_item, ledger.period_closed.

        Args:
            area: The valuation area: the code of its entity or site.
            item: SKU or any identifier of the item.
            unit_cost: The cost of one base unit in the entity's currency, not negative.
            occurred_on: The business day it counts in, or the first open one on which the pool can be
                posted to; today if not said.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "costing.set_standard_cost",
            {
                "area": area,
                "item": item,
                "unit_cost": unit_cost,
                "occurred_on": occurred_on,
            },
            replies.DocumentReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def revalue_stock(
        self,
        *,
        area: str,
        item: str,
        unit_cost: DecimalLike,
        class_: Optional[words.ValuationClass] = None,
        occurred_on: Optional[DateLike] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.DocumentReply:
        """Asks to give an item's stock in an area another unit cost; the difference goes to revaluation.

        FIFO layers all take the new cost. At standard cost use `costing.set_standard_cost`.

        A request that needs the duty `costing.revalue_stock`. Refused with: costing.unknown_area,
        costing.pool_empty, costing.bad_amount, costing.not_stocked, catalogue.unknown_item,
        ledger.period_closed.

        Args:
            area: The valuation area: the code of its entity or site.
            item: SKU or any identifier of the item.
            class_: Which class of stock; normal if not said.
            unit_cost: The new cost of one base unit in the entity's currency, not negative.
            occurred_on: The business day it counts in, or the first open one on which the pool can be
                posted to; today if not said.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "costing.revalue_stock",
            {
                "area": area,
                "item": item,
                "class": class_,
                "unit_cost": unit_cost,
                "occurred_on": occurred_on,
            },
            replies.DocumentReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def write_down_stock(
        self,
        *,
        area: str,
        item: str,
        amount: DecimalLike,
        class_: Optional[words.ValuationClass] = None,
        occurred_on: Optional[DateLike] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.DocumentReply:
        """Asks to write an item's stock in an area down by an amount, to write-down. FIFO layers bear it
        in proportion to their value.

        A request that needs the duty `costing.write_down_stock`. Refused with: costing.unknown_area,
        costing.pool_empty, costing.more_than_value, costing.bad_amount, costing.not_stocked,
        catalogue.unknown_item, ledger.period_closed.

        Args:
            area: The valuation area: the code of its entity or site.
            item: SKU or any identifier of the item.
            class_: Which class of stock; impaired if not said.
            amount: By how much, above zero, in the entity's currency.
            occurred_on: The business day it counts in, or the first open one on which the pool can be
                posted to; today if not said.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "costing.write_down_stock",
            {
                "area": area,
                "item": item,
                "class": class_,
                "amount": amount,
                "occurred_on": occurred_on,
            },
            replies.DocumentReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def reclassify_item(
        self,
        *,
        item: str,
        category: Optional[str] = None,
        costing_method: Optional[words.CostingMethod] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.ReclassifyReply:
        """Asks to give an item another category, another costing method, or both. The value of its stock
        moves to the new category's inventory accounts and to the new method in the same command.

        From FIFO the layers are dropped and their value stays as an average; to FIFO each pool becomes
        one layer; to standard cost the difference to the standard goes to revaluation. Goods in transit
        keep their pinned value.

        A request that needs the duty `costing.reclassify_item`. Refused with: catalogue.unknown_item,
        costing.unknown_category, costing.nothing_to_change, costing.not_stocked,
        costing.no_standard_cost, ledger.period_closed.

        Args:
            item: SKU or any identifier of the item.
            category: The new category.
            costing_method: The new costing method.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "costing.reclassify_item",
            {
                "item": item,
                "category": category,
                "costing_method": costing_method,
            },
            replies.ReclassifyReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def stock_valuation(
        self,
        *,
        entity: str,
        item: Optional[str] = None,
        on: Optional[DateLike] = None,
        known_at: Optional[InstantLike] = None,
        acting_as: str = "",
    ) -> replies.StockValuationReply:
        """What an entity's stock was worth in the books at the end of a day, pool by pool and account by
        account, as it was known at an instant.

        A query that needs the duty `costing.stock_valuation`. Refused with: ledger.unknown_entity,
        catalogue.unknown_item.

        Args:
            entity: Whose stock.
            item: Of one item, by SKU or any identifier; of all if not said.
            on: At the end of which day of the books; now if not said.
            known_at: Leave out what was recorded after this instant; nothing if not said.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "costing.stock_valuation",
            {
                "entity": entity,
                "item": item,
                "on": on,
                "known_at": known_at,
            },
            replies.StockValuationReply,
            acting_as=acting_as,
        )


class Stock:
    """The operations `stock.*`."""

    __slots__ = ("_door",)

    def __init__(self, door: Door) -> None:
        self._door = door

    def add_site(
        self,
        *,
        entity: str,
        site: str,
        name: str,
        kind: Optional[words.SiteKind] = None,
        time_zone: Optional[str] = None,
        roll_hour: Optional[int] = None,
        valuation: Optional[words.ValuationScope] = None,
        negative_allowed: Optional[bool] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.SiteReply:
        """Asks to add a site: a store, a dark store, a warehouse or a third party's warehouse.

        A request that needs the duty `stock.add_site`. Refused with: ledger.unknown_entity,
        stock.not_a_workplace, stock.code_used.

        Args:
            entity: The entity whose stock it holds.
            site: The code callers will use.
            name: The name shown.
            kind: What it is; a store if not said.
            time_zone: Its time zone; the entity's if not said.
            roll_hour: The hour its business day rolls, 0 to 23.
            valuation: Where the cost of its stock is pooled; with the entity's if not said. Fixed for
                good.
            negative_allowed: Whether requests may take more than it has.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "stock.add_site",
            {
                "entity": entity,
                "site": site,
                "name": name,
                "kind": kind,
                "time_zone": time_zone,
                "roll_hour": roll_hour,
                "valuation": valuation,
                "negative_allowed": negative_allowed,
            },
            replies.SiteReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def change_site(
        self,
        *,
        site: str,
        name: Optional[str] = None,
        negative_allowed: Optional[bool] = None,
        active: Optional[bool] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.SiteReply:
        """Asks to change a site; what is not given stays. Its entity, time zone and valuation area are
        fixed.

        A request that needs the duty `stock.change_site`. Refused with: stock.unknown_site,
        stock.site_holds_stock.

        Args:
            site: Which.
            name: The name shown.
            negative_allowed: Whether requests may take more than it has.
            active: Whether it takes new requests.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "stock.change_site",
            {
                "site": site,
                "name": name,
                "negative_allowed": negative_allowed,
                "active": active,
            },
            replies.SiteReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def set_reason(
        self,
        *,
        reason: str,
        name: str,
        role: words.Role,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.ReasonReply:
        """Asks to add a reason for adjusting or scrapping stock, or to change its name and the part of the
        account that bears it.

        A request that needs the duty `stock.set_reason`. Refused with: stock.role_not_for_reasons.

        Args:
            reason: The code callers use.
            name: The name shown.
            role: The part of the account that bears it, such as `shrinkage`.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "stock.set_reason",
            {
                "reason": reason,
                "name": name,
                "role": role,
            },
            replies.ReasonReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def receive_goods(
        self,
        *,
        site: str,
        lines: Sequence[requests.ReceiveLine],
        supplier: Optional[str] = None,
        reference: Optional[str] = None,
        expected: Optional[str] = None,
        occurred_on: Optional[DateLike] = None,
        currency: Optional[str] = None,
        rate: Optional[DecimalLike] = None,
        taxed: Optional[bool] = None,
        attributes: Optional[Mapping[str, Any]] = None,
        external_refs: Optional[Mapping[str, str]] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.DocumentReply:
        """Reports goods that arrived from a supplier, with what they cost.

        Each line enters its cost pool at its unit cost (at standard cost: at the standard, the
        difference to purchase variance) and waits for its bill as an open item of
        `goods_received_not_invoiced`. Goods a supplier still owns (`owner`) have quantity and no value.
        A pool below zero is covered first. Where the supplier charges tax (`taxed`), what the
        authorities do not give back of it is a part of the cost: `tax.quote` with side `purchase` shows
        how much.

        A fact: booked on the first open day from `occurred_on`, whatever the state of the book. A
        second report of the same supplier and reference with the same lines answers with the first
        document; with other lines it is booked without the reference and raised as
        `flow.reference_used`. An item at standard cost without a standard takes this receipt's cost as
        its first standard, raised as `costing.no_standard_cost`. Where no tax can be told
        (`tax.no_jurisdiction`, `tax.no_rate`) the goods come in at their unit cost alone, and that is
        raised. So is a reference under which nothing was ever expected (`allocation.unknown_expected`).

        A fact that needs the duty `stock.receive_goods`. Refused with: stock.unknown_site,
        stock.no_lines, stock.not_stocked, stock.lot_required, stock.serial_quantity,
        catalogue.unknown_item, catalogue.not_exact, ledger.no_rate, ledger.in_future.

        Args:
            site: Where they arrived.
            supplier: Who sent them.
            reference: The supplier's number for the delivery, unique with the supplier.
            expected: The reference under which they were expected (`allocation.expect_supply`): what
                comes is expected no more.
            occurred_on: The business day they arrived; today at the site if not said. Quantities count
                from that day on, the books from `posted_on` of the reply.
            currency: The currency of the unit costs; the entity's if not said.
            rate: Units of the entity's currency for one of `currency`; the rate on file for the day if
                not said.
            taxed: Whether the supplier charges tax on top of the unit costs, by the rates of the site's
                jurisdiction on the day the goods arrived; not if not said.
            lines: What arrived, 1 to 10,000 lines.
            attributes: The host's own.
            external_refs: The document's ids in other systems, by system.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "stock.receive_goods",
            {
                "site": site,
                "supplier": supplier,
                "reference": reference,
                "expected": expected,
                "occurred_on": occurred_on,
                "currency": currency,
                "rate": rate,
                "taxed": taxed,
                "lines": lines,
                "attributes": attributes,
                "external_refs": external_refs,
            },
            replies.DocumentReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def reverse_receipt(
        self,
        *,
        document: str,
        lines: Optional[Sequence[requests.ReverseLine]] = None,
        occurred_on: Optional[DateLike] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.DocumentReply:
        """Asks to take back a receipt that was reported wrong, whole or in part.

        The goods leave stock with the receipt's own value as far as their pool holds it (FIFO: from its
        own layers first), so that a mistyped cost is undone; what the pool no longer holds is purchase
        variance. The open item of the receipt is taken back in proportion; what was billed already is
        awaited from the supplier as credit.

        A request that needs the duty `stock.reverse_receipt`. Refused with: stock.unknown_document,
        stock.wrong_document, stock.more_than_left, stock.not_enough_available, ledger.period_closed.

        Args:
            document: The number of the receipt.
            lines: What to take back; all that is left of every line if not said.
            occurred_on: The business day it happened; today at the site if not said. Quantities count
                from that day on, the books from `posted_on` of the reply.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "stock.reverse_receipt",
            {
                "document": document,
                "lines": lines,
                "occurred_on": occurred_on,
            },
            replies.DocumentReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def issue_goods(
        self,
        *,
        site: str,
        lines: Sequence[requests.IssueLine],
        purpose: Optional[words.IssuePurpose] = None,
        party: Optional[str] = None,
        reference: Optional[str] = None,
        occurred_on: Optional[DateLike] = None,
        attributes: Optional[Mapping[str, Any]] = None,
        external_refs: Optional[Mapping[str, str]] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.DocumentReply:
        """Asks to take goods out of stock, for a sale or for our own use, at what their pools say they
        cost.

        A request that needs the duty `stock.issue_goods`. Refused with: stock.not_enough_available,
        stock.unknown_site, stock.site_inactive, stock.no_lines, catalogue.unknown_item,
        catalogue.not_exact, ledger.period_closed, flow.reference_used, costing.no_standard_cost.

        Args:
            site: Where they leave.
            purpose: What for; a sale if not said.
            party: Who gets them.
            reference: The other side's number, unique with the party.
            occurred_on: The business day they left; today at the site if not said. Quantities count
                from that day on, the books from `posted_on` of the reply.
            lines: What leaves, 1 to 10,000 lines.
            attributes: The host's own.
            external_refs: The document's ids in other systems, by system.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "stock.issue_goods",
            {
                "site": site,
                "purpose": purpose,
                "party": party,
                "reference": reference,
                "occurred_on": occurred_on,
                "lines": lines,
                "attributes": attributes,
                "external_refs": external_refs,
            },
            replies.DocumentReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def record_issue(
        self,
        *,
        site: str,
        lines: Sequence[requests.IssueLine],
        purpose: Optional[words.IssuePurpose] = None,
        party: Optional[str] = None,
        reference: Optional[str] = None,
        occurred_on: Optional[DateLike] = None,
        attributes: Optional[Mapping[str, Any]] = None,
        external_refs: Optional[Mapping[str, str]] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.DocumentReply:
        """Reports goods that have left: as `stock.issue_goods`, but a fact. What the book did not have
        goes below zero at the last cost known and is raised as `stock.not_enough_available`; a closed
        period as `ledger.period_closed`. An item at standard cost without a standard takes the last
        cost its pool knew, or nothing, as its first standard, raised as `costing.no_standard_cost`.

        A fact that needs the duty `stock.record_issue`. Refused with: stock.unknown_site,
        stock.no_lines, catalogue.unknown_item, catalogue.not_exact, ledger.in_future.

        Args:
            site: Where they leave.
            purpose: What for; a sale if not said.
            party: Who gets them.
            reference: The other side's number, unique with the party.
            occurred_on: The business day they left; today at the site if not said. Quantities count
                from that day on, the books from `posted_on` of the reply.
            lines: What leaves, 1 to 10,000 lines.
            attributes: The host's own.
            external_refs: The document's ids in other systems, by system.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "stock.record_issue",
            {
                "site": site,
                "purpose": purpose,
                "party": party,
                "reference": reference,
                "occurred_on": occurred_on,
                "lines": lines,
                "attributes": attributes,
                "external_refs": external_refs,
            },
            replies.DocumentReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def return_from_customer(
        self,
        *,
        site: str,
        lines: Sequence[requests.ReturnLine],
        party: Optional[str] = None,
        issue: Optional[str] = None,
        expected: Optional[str] = None,
        occurred_on: Optional[DateLike] = None,
        attributes: Optional[Mapping[str, Any]] = None,
        external_refs: Optional[Mapping[str, str]] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.DocumentReply:
        """Reports goods a customer brought back.

        With the issue they left by, they come back at the cost they left with, in FIFO pools as layers
        of the receipts they came from (at standard cost: at today's standard); without it, at the
        current cost of their pool. Cost of sales is credited. They wait in state `inspection`, in the
        returns-pending class, unless another state is said.

        A fact: what is more than was issued and not yet returned comes back at the current pool cost,
        raised as `stock.more_than_left`, and so do goods that are not on the issue, raised as
        `stock.not_on_document`. An item at standard cost without a standard takes what the goods left
        with, or the last cost its pool knew, as its first standard, raised as
        `costing.no_standard_cost`. A reference under which nothing was ever expected is raised as
        `allocation.unknown_expected`.

        A fact that needs the duty `stock.return_from_customer`. Refused with: stock.unknown_site,
        stock.unknown_document, stock.wrong_document, catalogue.unknown_item, catalogue.not_exact,
        ledger.in_future.

        Args:
            site: Where they arrived.
            party: Who brought them.
            issue: The issue they left by; its cost is theirs.
            expected: The reference under which they were expected back for sale
                (`allocation.expect_supply`): what comes is expected no more. Named once, where they are
                put on sale: here, or by `stock.change_state` after an inspection.
            occurred_on: The business day they arrived; today at the site if not said. Quantities count
                from that day on, the books from `posted_on` of the reply.
            lines: What came back, 1 to 10,000 lines.
            attributes: The host's own.
            external_refs: The document's ids in other systems, by system.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "stock.return_from_customer",
            {
                "site": site,
                "party": party,
                "issue": issue,
                "expected": expected,
                "occurred_on": occurred_on,
                "lines": lines,
                "attributes": attributes,
                "external_refs": external_refs,
            },
            replies.DocumentReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def return_to_supplier(
        self,
        *,
        site: str,
        lines: Sequence[requests.SupplierReturnLine],
        supplier: Optional[str] = None,
        receipt: Optional[str] = None,
        reference: Optional[str] = None,
        occurred_on: Optional[DateLike] = None,
        currency: Optional[str] = None,
        rate: Optional[DecimalLike] = None,
        attributes: Optional[Mapping[str, Any]] = None,
        external_refs: Optional[Mapping[str, str]] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.DocumentReply:
        """Asks to send goods back to their supplier for credit.

        They leave at what their pool says they cost (FIFO: from the layers of the receipt named, while
        those last); the credit is awaited from the supplier as an open item, and the difference between
        the two is purchase variance.

        A request that needs the duty `stock.return_to_supplier`. Refused with:
        stock.not_enough_available, stock.unknown_site, parties.unknown_party, stock.unknown_document,
        stock.wrong_document, stock.not_on_document, catalogue.unknown_item, catalogue.not_exact,
        ledger.no_rate, ledger.period_closed, flow.reference_used, flow.bad_value.

        Args:
            site: Where they leave.
            supplier: Who gets them back.
            receipt: The receipt they came by.
            reference: The supplier's number for the return, unique with the supplier.
            occurred_on: The business day they left; today at the site if not said. Quantities count
                from that day on, the books from `posted_on` of the reply.
            currency: The currency of the credit; the entity's if not said.
            rate: Units of the entity's currency for one of `currency`; the rate on file for the day if
                not said.
            lines: What goes back, 1 to 10,000 lines.
            attributes: The host's own.
            external_refs: The document's ids in other systems, by system.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "stock.return_to_supplier",
            {
                "site": site,
                "supplier": supplier,
                "receipt": receipt,
                "reference": reference,
                "occurred_on": occurred_on,
                "currency": currency,
                "rate": rate,
                "lines": lines,
                "attributes": attributes,
                "external_refs": external_refs,
            },
            replies.DocumentReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def adjust_stock(
        self,
        *,
        site: str,
        lines: Sequence[requests.AdjustLine],
        occurred_on: Optional[DateLike] = None,
        attributes: Optional[Mapping[str, Any]] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.DocumentReply:
        """Asks to adjust stock for a reason: more comes in at the current cost of its pool, less leaves at
        what the pool says it cost; the other side is the account of the reason's role.

        The change of stock value is measured against the actor's limit.

        A request that needs the duty `stock.adjust_stock`. Refused with: stock.unknown_reason,
        stock.not_enough_available, stock.unknown_site, stock.no_lines, catalogue.unknown_item,
        catalogue.not_exact, ledger.period_closed.

        Args:
            site: Where.
            occurred_on: The business day it happened; today at the site if not said. Quantities count
                from that day on, the books from `posted_on` of the reply.
            lines: What changed, 1 to 10,000 lines.
            attributes: The host's own.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "stock.adjust_stock",
            {
                "site": site,
                "occurred_on": occurred_on,
                "lines": lines,
                "attributes": attributes,
            },
            replies.DocumentReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def change_state(
        self,
        *,
        site: str,
        lines: Sequence[requests.ChangeLine],
        expected: Optional[str] = None,
        occurred_on: Optional[DateLike] = None,
        attributes: Optional[Mapping[str, Any]] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.DocumentReply:
        """Asks to give goods another state, another place inside their site, or both.

        Between states of one valuation class no value moves. To another class the goods take their
        value along: FIFO layers keep their origin, averages give the share, standards stay.

        A request that needs the duty `stock.change_state`. Refused with: stock.nothing_changes,
        stock.not_enough_available, stock.unknown_site, stock.unknown_place, stock.no_lines,
        catalogue.unknown_item, catalogue.not_exact, ledger.period_closed, allocation.unknown_expected.

        Args:
            site: Where.
            expected: The reference under which returned goods were expected back for sale
                (`allocation.expect_supply`): what is put on sale here is expected no more.
            occurred_on: The business day it happened; today at the site if not said. Quantities count
                from that day on, the books from `posted_on` of the reply.
            lines: What changes, 1 to 10,000 lines.
            attributes: The host's own.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "stock.change_state",
            {
                "site": site,
                "expected": expected,
                "occurred_on": occurred_on,
                "lines": lines,
                "attributes": attributes,
            },
            replies.DocumentReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def scrap_goods(
        self,
        *,
        site: str,
        lines: Sequence[requests.IssueLine],
        reason: Optional[str] = None,
        occurred_on: Optional[DateLike] = None,
        attributes: Optional[Mapping[str, Any]] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.DocumentReply:
        """Asks to throw goods away, at what their pools say they cost: to scrap, or to the account of the
        reason's role.

        The value is measured against the actor's limit.

        A request that needs the duty `stock.scrap_goods`. Refused with: stock.unknown_reason,
        stock.not_enough_available, stock.unknown_site, stock.no_lines, catalogue.unknown_item,
        catalogue.not_exact, ledger.period_closed.

        Args:
            site: Where.
            reason: Why: a code of stock.reasons.
            occurred_on: The business day it happened; today at the site if not said. Quantities count
                from that day on, the books from `posted_on` of the reply.
            lines: What goes, 1 to 10,000 lines.
            attributes: The host's own.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "stock.scrap_goods",
            {
                "site": site,
                "reason": reason,
                "occurred_on": occurred_on,
                "lines": lines,
                "attributes": attributes,
            },
            replies.DocumentReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def assemble_goods(
        self,
        *,
        site: str,
        item: str,
        quantity: DecimalLike,
        lines: Sequence[requests.IssueLine],
        unit: Optional[str] = None,
        lot: Optional[str] = None,
        expires_on: Optional[DateLike] = None,
        state: Optional[words.StockState] = None,
        place: Optional[str] = None,
        occurred_on: Optional[DateLike] = None,
        attributes: Optional[Mapping[str, Any]] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.DocumentReply:
        """Asks to turn parts into one item: gift sets, repacking, cutting.

        The parts leave at what their pools say they cost and the item comes in at the sum of that (at
        standard cost: at its standard, the difference to assembly variance).

        A request that needs the duty `stock.assemble_goods`. Refused with: stock.made_of_itself,
        stock.not_enough_available, stock.unknown_site, stock.no_lines, catalogue.unknown_item,
        catalogue.not_exact, costing.no_standard_cost, ledger.period_closed.

        Args:
            site: Where.
            item: SKU or any identifier of the item that is made.
            quantity: How much of it, above zero, in `unit`.
            unit: Unit or pack; the item's base unit if not said.
            lot: Lot or serial of the item, for items tracked so.
            expires_on: The last day the lot may be used.
            state: In which state the item is kept.
            place: The place inside the site.
            occurred_on: The business day it happened; today at the site if not said. Quantities count
                from that day on, the books from `posted_on` of the reply.
            lines: The parts, 1 to 10,000 lines.
            attributes: The host's own.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "stock.assemble_goods",
            {
                "site": site,
                "item": item,
                "quantity": quantity,
                "unit": unit,
                "lot": lot,
                "expires_on": expires_on,
                "state": state,
                "place": place,
                "occurred_on": occurred_on,
                "lines": lines,
                "attributes": attributes,
            },
            replies.DocumentReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def ship_transfer(
        self,
        *,
        site: str,
        to_site: str,
        lines: Sequence[requests.IssueLine],
        occurred_on: Optional[DateLike] = None,
        attributes: Optional[Mapping[str, Any]] = None,
        external_refs: Optional[Mapping[str, str]] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.DocumentReply:
        """Asks to send goods from one site to another of the same entity.

        The goods are in transit until `stock.receive_transfer` reports them. Between valuation areas
        their value is pinned on the line and waits in inventory in transit; within one area no value
        moves.

        A request that needs the duty `stock.ship_transfer`. Refused with: stock.same_site,
        stock.other_entity, stock.not_enough_available, stock.unknown_site, stock.site_inactive,
        stock.no_lines, catalogue.unknown_item, catalogue.not_exact, ledger.period_closed.

        Args:
            site: From where.
            to_site: To where.
            occurred_on: The business day they left; today at the sending site if not said. Quantities
                count from that day on, the books from `posted_on` of the reply.
            lines: What leaves, 1 to 10,000 lines.
            attributes: The host's own.
            external_refs: The document's ids in other systems, by system.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "stock.ship_transfer",
            {
                "site": site,
                "to_site": to_site,
                "occurred_on": occurred_on,
                "lines": lines,
                "attributes": attributes,
                "external_refs": external_refs,
            },
            replies.DocumentReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def receive_transfer(
        self,
        *,
        document: str,
        lines: Sequence[requests.ArrivalLine],
        is_final: Optional[bool] = None,
        occurred_on: Optional[DateLike] = None,
        attributes: Optional[Mapping[str, Any]] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.DocumentReply:
        """Reports what arrived of a transfer, whole, short, over or damaged.

        What arrived enters with the value pinned on its line. What did not stays in transit with its
        value until `stock.resolve_transfer` says what became of it, raised as `stock.transfer_short`
        when the report is final. What arrived beyond what was sent enters at the current pool cost
        against count difference, raised as `stock.more_than_shipped`. An item at standard cost without
        a standard at the receiving site takes the pinned value as its first standard, raised as
        `costing.no_standard_cost`.

        A fact that needs the duty `stock.receive_transfer`. Refused with: stock.unknown_document,
        stock.wrong_document, stock.unknown_line, stock.no_lines, ledger.in_future.

        Args:
            document: The number of the transfer.
            lines: What arrived. A line may stand more than once: some sellable, some damaged.
            is_final: Whether nothing more is expected now: what is missing then is raised.
            occurred_on: The business day they arrived; today at the receiving site if not said.
                Quantities count from that day on, the books from `posted_on` of the reply.
            attributes: The host's own.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "stock.receive_transfer",
            {
                "document": document,
                "lines": lines,
                "is_final": is_final,
                "occurred_on": occurred_on,
                "attributes": attributes,
            },
            replies.DocumentReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def resolve_transfer(
        self,
        *,
        document: str,
        line: int,
        outcome: words.TransferOutcome,
        quantity: Optional[DecimalLike] = None,
        occurred_on: Optional[DateLike] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.DocumentReply:
        """Asks to say what became of goods that are still in transit: late, lost or found.

        Lost goods leave transit with their pinned value to shrinkage; found ones enter the site they
        were found at with it; late ones stay.

        A request that needs the duty `stock.resolve_transfer`. Refused with: stock.unknown_document,
        stock.wrong_document, stock.unknown_line, stock.not_under_way, stock.more_than_in_transit,
        ledger.period_closed.

        Args:
            document: The number of the transfer.
            line: The line of the transfer, from 1.
            outcome: What became of the goods.
            quantity: How much, in base units; all that is in transit if not said.
            occurred_on: The business day it was found out; today at the receiving site if not said.
                Quantities count from that day on, the books from `posted_on` of the reply.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "stock.resolve_transfer",
            {
                "document": document,
                "line": line,
                "outcome": outcome,
                "quantity": quantity,
                "occurred_on": occurred_on,
            },
            replies.DocumentReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def open_count(
        self,
        *,
        site: str,
        items: Optional[Sequence[str]] = None,
        blind: Optional[bool] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.CountReply:
        """Asks to open a count sheet for a site: all it holds, or some items.

        A request that needs the duty `stock.open_count`. Refused with: stock.unknown_site,
        catalogue.unknown_item, stock.site_inactive.

        Args:
            site: Where.
            items: Which items, by SKU or any identifier; all that the site holds if none is named.
            blind: Whether counters are not told what the book holds.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "stock.open_count",
            {
                "site": site,
                "items": items,
                "blind": blind,
            },
            replies.CountReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def record_count(
        self,
        *,
        document: str,
        lines: Sequence[requests.CountedLine],
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.RecordCountReply:
        """Reports what was counted. Reporting a line again is a recount: the last figure counts.

        Each figure is set against what the book holds at this moment. A position that is not on the
        sheet is added to it.

        A fact that needs the duty `stock.record_count`. Refused with: stock.unknown_document,
        stock.wrong_document, stock.no_lines, catalogue.unknown_item, stock.unknown_lot,
        stock.unknown_place, stock.count_closed.

        Args:
            document: The number of the count.
            lines: What was counted, 1 to 10,000 lines.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "stock.record_count",
            {
                "document": document,
                "lines": lines,
            },
            replies.RecordCountReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def post_count(
        self,
        *,
        document: str,
        skip_uncounted: Optional[bool] = None,
        occurred_on: Optional[DateLike] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.DocumentReply:
        """Asks to post the differences of a count as movements: more comes in at the current cost of its
        pool, less leaves at what the pool says it cost, both against count difference.

        The change of stock value, gains and losses added up, is measured against the actor's limit.

        A request that needs the duty `stock.post_count`. Refused with: stock.unknown_document,
        stock.count_closed, stock.not_counted, ledger.period_closed.

        Args:
            document: The number of the count.
            skip_uncounted: Whether lines without a figure are left as they are; otherwise they stand in
                the way.
            occurred_on: The business day the goods were counted; today at the site if not said.
                Quantities count from that day on, the books from `posted_on` of the reply.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "stock.post_count",
            {
                "document": document,
                "skip_uncounted": skip_uncounted,
                "occurred_on": occurred_on,
            },
            replies.DocumentReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def cancel_count(
        self,
        *,
        document: str,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.CountReply:
        """Asks to give up a count; nothing is posted.

        A request that needs the duty `stock.cancel_count`. Refused with: stock.unknown_document,
        stock.wrong_document, stock.count_closed.

        Args:
            document: The number of the count.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "stock.cancel_count",
            {
                "document": document,
            },
            replies.CountReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def sites(
        self,
        *,
        entity: Optional[str] = None,
        acting_as: str = "",
    ) -> replies.SitesReply:
        """The sites of an entity, or of all; places outside every shop are left out.

        A query that needs the duty `stock.sites`. Refused with: ledger.unknown_entity.

        Args:
            entity: Of which entity; of all if not said.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "stock.sites",
            {
                "entity": entity,
            },
            replies.SitesReply,
            acting_as=acting_as,
        )

    def reasons(
        self,
        *,
        acting_as: str = "",
    ) -> replies.ReasonsReply:
        """The reasons for adjusting and scrapping stock.

        A query that needs the duty `stock.reasons`.

        Args:
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "stock.reasons",
            {},
            replies.ReasonsReply,
            acting_as=acting_as,
        )

    def position(
        self,
        *,
        item: str,
        site: Optional[str] = None,
        acting_as: str = "",
    ) -> replies.PositionReply:
        """What of an item is where: in total, by state, and position by position.

        A query that needs the duty `stock.position`. Refused with: catalogue.unknown_item,
        stock.unknown_site.

        Args:
            item: SKU or any identifier of the item.
            site: At which site; at all sites of ours if not said.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "stock.position",
            {
                "item": item,
                "site": site,
            },
            replies.PositionReply,
            acting_as=acting_as,
        )

    def positions(
        self,
        *,
        site: str,
        after: Optional[str] = None,
        limit: Optional[int] = None,
        acting_as: str = "",
    ) -> replies.PositionsReply:
        """Everything a site holds, item by item in the order the items were added.

        A query that needs the duty `stock.positions`. Refused with: stock.unknown_site,
        catalogue.unknown_item.

        Args:
            site: At which site.
            after: Only items added after this SKU: `next` of the page before.
            limit: How many items a page has.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "stock.positions",
            {
                "site": site,
                "after": after,
                "limit": limit,
            },
            replies.PositionsReply,
            acting_as=acting_as,
        )

    def position_on(
        self,
        *,
        item: str,
        site: str,
        on: DateLike,
        known_at: Optional[InstantLike] = None,
        acting_as: str = "",
    ) -> replies.PositionOnReply:
        """What of an item a site held at the end of a business day, counted by the days it happened, as it
        was known at an instant.

        A query that needs the duty `stock.position_on`. Refused with: catalogue.unknown_item,
        stock.unknown_site.

        Args:
            item: SKU or any identifier of the item.
            site: At which site.
            on: At the end of which business day.
            known_at: Leave out what was recorded after this instant; nothing if not said.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "stock.position_on",
            {
                "item": item,
                "site": site,
                "on": on,
                "known_at": known_at,
            },
            replies.PositionOnReply,
            acting_as=acting_as,
        )

    def movements(
        self,
        *,
        item: str,
        site: Optional[str] = None,
        from_: Optional[DateLike] = None,
        to: Optional[DateLike] = None,
        after: Optional[int] = None,
        limit: Optional[int] = None,
        acting_as: str = "",
    ) -> replies.MovementsReply:
        """The movements of an item, in the order of recording, of a span of business days they happened
        on.

        A query that needs the duty `stock.movements`. Refused with: catalogue.unknown_item,
        stock.unknown_site.

        Args:
            item: SKU or any identifier of the item.
            site: At which site; at all if not said.
            from_: From this business day; from the first if not said.
            to: To this business day, it included; to the last if not said.
            after: Only movements after this one: `next` of the page before.
            limit: How many a page has.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "stock.movements",
            {
                "item": item,
                "site": site,
                "from": from_,
                "to": to,
                "after": after,
                "limit": limit,
            },
            replies.MovementsReply,
            acting_as=acting_as,
        )

    def document(
        self,
        *,
        document: str,
        acting_as: str = "",
    ) -> replies.StockDocumentReply:
        """A stock document with its movements.

        A query that needs the duty `stock.document`. Refused with: stock.unknown_document.

        Args:
            document: Its number.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "stock.document",
            {
                "document": document,
            },
            replies.StockDocumentReply,
            acting_as=acting_as,
        )

    def transfers_open(
        self,
        *,
        site: Optional[str] = None,
        limit: Optional[int] = None,
        acting_as: str = "",
    ) -> replies.TransfersOpenReply:
        """What is under way to a site.

        A query that needs the duty `stock.transfers_open`. Refused with: stock.unknown_site.

        Args:
            site: To which site; to all if not said.
            limit: At most how many lines, the oldest first.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "stock.transfers_open",
            {
                "site": site,
                "limit": limit,
            },
            replies.TransfersOpenReply,
            acting_as=acting_as,
        )

    def count_sheet(
        self,
        *,
        document: str,
        acting_as: str = "",
    ) -> replies.CountSheetReply:
        """A count sheet. While it is open and blind, what the book holds is not told.

        A query that needs the duty `stock.count_sheet`. Refused with: stock.unknown_document,
        stock.wrong_document.

        Args:
            document: The number of the count.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "stock.count_sheet",
            {
                "document": document,
            },
            replies.CountSheetReply,
            acting_as=acting_as,
        )


class Pricing:
    """The operations `pricing.*`."""

    __slots__ = ("_door",)

    def __init__(self, door: Door) -> None:
        self._door = door

    def set_price_list(
        self,
        *,
        entity: str,
        price_list: str,
        name: str,
        currency: Optional[str] = None,
        includes_tax: Optional[bool] = None,
        channel: Optional[str] = None,
        customer_group: Optional[str] = None,
        site: Optional[str] = None,
        starts_on: Optional[DateLike] = None,
        ends_on: Optional[DateLike] = None,
        markdown: Optional[bool] = None,
        active: Optional[bool] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.PriceListReply:
        """Adds a price list, or sets one anew as a whole: what is not said is as if the list were new. Its
        entity and currency stay.

        Of several lists that a sale could use, the one for its customer's group is asked first, then
        one for its channel, then one for its site; the first that has a price for the item says what it
        costs.

        A request that needs the duty `pricing.set_price_list`. Refused with: ledger.unknown_entity,
        stock.unknown_site, pricing.bad_dates, pricing.currency_fixed, pricing.list_of_other_entity,
        pricing.site_of_other_entity.

        Args:
            entity: Who sells by it.
            price_list: The code callers use.
            name: The name shown.
            currency: The currency of its prices; that of the entity's books if not said.
            includes_tax: Whether its prices include tax.
            channel: The channel it is for; all if not said.
            customer_group: The customer group it is for; all customers, known or not, if not said.
            site: The site it is for; all if not said.
            starts_on: The first day its prices hold; any day if not said.
            ends_on: The last day its prices hold; no end if not said.
            markdown: Whether its prices are reduced ones, of goods marked down: it is asked before
                other lists for the same customers, channel and site, and the lines that use it say
                `markdown`.
            active: Whether it prices anything.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "pricing.set_price_list",
            {
                "entity": entity,
                "price_list": price_list,
                "name": name,
                "currency": currency,
                "includes_tax": includes_tax,
                "channel": channel,
                "customer_group": customer_group,
                "site": site,
                "starts_on": starts_on,
                "ends_on": ends_on,
                "markdown": markdown,
                "active": active,
            },
            replies.PriceListReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def set_prices(
        self,
        *,
        price_list: str,
        prices: Sequence[requests.NewPrice],
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.PricesReply:
        """Sets prices of a list. A price is told from the others of its item by unit, smallest quantity
        and first day: one that stands there already is set anew, any other is added, and none is taken
        away. So a price of a few days, with a last day, gives way to the one before it when it ends.

        Approval policies may measure `figure.price_change_percent`: by how much the price that changes
        most differs, up or down, from the one that held on its first day. What had no price, or one of
        0, is not measured.

        A request that needs the duty `pricing.set_prices`. Refused with: pricing.unknown_price_list,
        pricing.nothing_given, pricing.too_many, catalogue.unknown_item, catalogue.ambiguous_identifier,
        catalogue.unknown_pack, pricing.price_negative, pricing.quantity_negative, pricing.bad_dates,
        pricing.price_twice.

        Args:
            price_list: The list.
            prices: The prices, 1 to 10,000.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "pricing.set_prices",
            {
                "price_list": price_list,
                "prices": prices,
            },
            replies.PricesReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def set_customer_group(
        self,
        *,
        customer: str,
        customer_group: Optional[str] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.CustomerGroupReply:
        """Sets the group a customer buys in, so that the price lists of that group price what they buy;
        one customer is in one group. Without a group they buy at what everybody pays.

        A request that needs the duty `pricing.set_customer_group`. Refused with: parties.unknown_party,
        pricing.not_a_customer.

        Args:
            customer: The customer.
            customer_group: The group; none if not said.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "pricing.set_customer_group",
            {
                "customer": customer,
                "customer_group": customer_group,
            },
            replies.CustomerGroupReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def price_lists(
        self,
        *,
        entity: str,
        after: Optional[str] = None,
        limit: Optional[int] = None,
        acting_as: str = "",
    ) -> replies.PriceListsAnswer:
        """The price lists of an entity in order of code, in pages.

        A query that needs the duty `pricing.price_lists`. Refused with: ledger.unknown_entity.

        Args:
            entity: Who sells by them.
            after: `next` of the page before.
            limit: How many at most.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "pricing.price_lists",
            {
                "entity": entity,
                "after": after,
                "limit": limit,
            },
            replies.PriceListsAnswer,
            acting_as=acting_as,
        )

    def prices(
        self,
        *,
        price_list: str,
        item: Optional[str] = None,
        on: Optional[DateLike] = None,
        after: Optional[str] = None,
        limit: Optional[int] = None,
        acting_as: str = "",
    ) -> replies.PricesAnswer:
        """The prices of a list, item by item in the order the items were added, in pages of items. Of each
        item by unit, smallest quantity and first day, those that no longer hold or do not hold yet
        included.

        A query that needs the duty `pricing.prices`. Refused with: pricing.unknown_price_list,
        catalogue.unknown_item, catalogue.ambiguous_identifier.

        Args:
            price_list: The list.
            item: The prices of this item alone.
            on: Those that hold on this day alone; an item without any is left out.
            after: `next` of the page before.
            limit: How many items at most.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "pricing.prices",
            {
                "price_list": price_list,
                "item": item,
                "on": on,
                "after": after,
                "limit": limit,
            },
            replies.PricesAnswer,
            acting_as=acting_as,
        )

    def quote(
        self,
        *,
        on: DateLike,
        lines: Sequence[requests.PricingQuoteLine],
        entity: Optional[str] = None,
        site: Optional[str] = None,
        channel: Optional[str] = None,
        customer: Optional[str] = None,
        currency: Optional[str] = None,
        discount: Optional[DecimalLike] = None,
        discount_percent: Optional[DecimalLike] = None,
        acting_as: str = "",
    ) -> replies.PricingQuoteAnswer:
        """What lines would cost on a day, and why: the price of each, the list it stands in, and what it
        comes to after the discounts given. A line without a price in any list is answered without one.
        Nothing is kept.

        A query that needs the duty `pricing.quote`. Refused with: pricing.quote_of_what,
        ledger.unknown_entity, stock.unknown_site, parties.unknown_party, pricing.nothing_given,
        pricing.too_many, catalogue.unknown_item, catalogue.ambiguous_identifier,
        catalogue.unknown_pack, catalogue.quantity_not_positive, catalogue.not_exact,
        pricing.two_discounts, pricing.discount_negative, pricing.discount_above_line,
        pricing.discount_above_basket.

        Args:
            entity: Sold by this entity, at no site; this or `site`.
            site: Sold at this site; this or `entity`.
            channel: Through which channel; none if not said.
            customer: To whom; to whoever comes in if not said.
            currency: In which currency; that of the entity's books if not said.
            on: On which day.
            lines: The lines, 1 to 1,000.
            discount: Off the whole basket, spread over its lines: an amount.
            discount_percent: Off the whole basket, spread over its lines: per cent.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "pricing.quote",
            {
                "entity": entity,
                "site": site,
                "channel": channel,
                "customer": customer,
                "currency": currency,
                "on": on,
                "lines": lines,
                "discount": discount,
                "discount_percent": discount_percent,
            },
            replies.PricingQuoteAnswer,
            acting_as=acting_as,
        )

    def lowest_price(
        self,
        *,
        item: str,
        from_: DateLike,
        to: DateLike,
        entity: Optional[str] = None,
        site: Optional[str] = None,
        channel: Optional[str] = None,
        unit: Optional[str] = None,
        currency: Optional[str] = None,
        acting_as: str = "",
    ) -> replies.LowestPriceAnswer:
        """The lowest price that the lists asked for one of an item on any day of a span, of whoever comes
        in: the prior price that a reduction is shown against. Prices of customer groups do not count,
        nor does what was sold at another price.

        A query that needs the duty `pricing.lowest_price`. Refused with: pricing.quote_of_what,
        ledger.unknown_entity, stock.unknown_site, catalogue.unknown_item,
        catalogue.ambiguous_identifier, catalogue.unknown_pack, pricing.bad_dates, pricing.no_price.

        Args:
            entity: At any site of this entity, by the lists for all sites; this or `site`.
            site: At this site; this or `entity`.
            channel: Through which channel; none if not said.
            item: The item, by its SKU or another of its names.
            unit: The unit the price is per; the one the name stands for if not said.
            currency: In which currency; that of the entity's books if not said.
            from_: The first day.
            to: The last day.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "pricing.lowest_price",
            {
                "entity": entity,
                "site": site,
                "channel": channel,
                "item": item,
                "unit": unit,
                "currency": currency,
                "from": from_,
                "to": to,
            },
            replies.LowestPriceAnswer,
            acting_as=acting_as,
        )


class Allocation:
    """The operations `allocation.*`."""

    __slots__ = ("_door",)

    def __init__(self, door: Door) -> None:
        self._door = door

    def set_channel(
        self,
        *,
        entity: str,
        channel: str,
        name: str,
        ship_rule: Optional[words.ShipRule] = None,
        shortage_rule: Optional[words.ShortageRule] = None,
        priority: Optional[int] = None,
        reservation_minutes: Optional[int] = None,
        remaining_life_days: Optional[int] = None,
        parcels_most: Optional[int] = None,
        sites: Optional[Sequence[requests.NewChannelSite]] = None,
        active: Optional[bool] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.ChannelReply:
        """Adds a channel that demand comes from, or sets one anew as a whole: what is not said is as if
        the channel were new. Its entity stays. What was wanted before keeps the rules it was asked for
        by.

        A request that needs the duty `allocation.set_channel`. Refused with: ledger.unknown_entity,
        stock.unknown_site, catalogue.unknown_category, allocation.channel_of_other_entity,
        allocation.site_of_other_entity, allocation.site_twice, allocation.out_of_range,
        allocation.negative.

        Args:
            entity: Who sells through it.
            channel: The code callers use.
            name: The name shown.
            ship_rule: How much of a demand must be there before any of it is promised; whatever there
                is if not said.
            shortage_rule: What becomes of what cannot be promised; the request is refused if not said.
            priority: Who goes first when several wait, 1 to 9: 1 goes before 2; 5 if not said.
            reservation_minutes: How long a reservation is kept, in minutes, 1 to 5,256,000; for ever if
                not said.
            remaining_life_days: How many days a lot must still be good when it is promised, 0 to
                36,500; 0 if not said.
            parcels_most: From how many sites a demand is supplied at most, from 1; from any number if
                not said.
            sites: The sites that supply it; every site of the entity where people work if not said.
            active: Whether it takes new demand.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "allocation.set_channel",
            {
                "entity": entity,
                "channel": channel,
                "name": name,
                "ship_rule": ship_rule,
                "shortage_rule": shortage_rule,
                "priority": priority,
                "reservation_minutes": reservation_minutes,
                "remaining_life_days": remaining_life_days,
                "parcels_most": parcels_most,
                "sites": sites,
                "active": active,
            },
            replies.ChannelReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def set_supply_site(
        self,
        *,
        site: str,
        handling: Optional[DecimalLike] = None,
        parcels_per_day: Optional[int] = None,
        lanes: Optional[Mapping[str, DecimalLike]] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.SupplySiteReply:
        """Says what it takes to ship from a site, as a whole: what sourcing weighs when it chooses among
        sites. Costs are in the currency of the site's entity.

        A request that needs the duty `allocation.set_supply_site`. Refused with: stock.unknown_site,
        stock.site_inactive, allocation.out_of_range, allocation.negative.

        Args:
            site: The site.
            handling: What making up a parcel costs; nothing if not said.
            parcels_per_day: How many demands it takes on in a business day, from 0; any number if not
                said. A demand that was given up on the day it was taken on does not count.
            lanes: What carrying a parcel to a zone costs, by zone. The site ships to no zone that is
                not named here, unless none is: then it ships anywhere for nothing.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "allocation.set_supply_site",
            {
                "site": site,
                "handling": handling,
                "parcels_per_day": parcels_per_day,
                "lanes": lanes,
            },
            replies.SupplySiteReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def keep_back(
        self,
        *,
        site: str,
        lines: Sequence[requests.KeptBack],
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.KeptBackReply:
        """Keeps quantities of items back at a site, each anew: from everybody as safety stock, or for a
        channel, which alone may then be promised them. Promises that stand are kept; goods in
        somebody's hands are sold all the same.

        A request that needs the duty `allocation.keep_back`. Refused with: stock.unknown_site,
        stock.site_inactive, catalogue.unknown_item, allocation.unknown_channel,
        allocation.nothing_given, allocation.negative, allocation.out_of_step, stock.too_many_lines.

        Args:
            site: Where.
            lines: What, 1 to 10,000 lines.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "allocation.keep_back",
            {
                "site": site,
                "lines": lines,
            },
            replies.KeptBackReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def reserve(
        self,
        *,
        channel: str,
        reference: str,
        lines: Sequence[requests.WantedLine],
        kind: Optional[words.ReservedFor] = None,
        customer: Optional[str] = None,
        zone: Optional[str] = None,
        site: Optional[str] = None,
        wanted_on: Optional[DateLike] = None,
        expires_at: Optional[InstantLike] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.DemandReply:
        """Reserves what a basket or a quote holds. Sent again under the same reference it says what the
        lines are to be now: what is wanted more is reserved, what is wanted less is let go, and the
        same again reserves nothing more.

        A request that needs the duty `allocation.reserve`. Refused with: allocation.unknown_channel,
        allocation.channel_inactive, stock.no_lines, stock.too_many_lines, catalogue.unknown_item,
        catalogue.not_exact, catalogue.quantity_not_positive, stock.not_stocked,
        allocation.line_of_other_item, allocation.ends_before_now, parties.unknown_party,
        stock.unknown_site, allocation.site_of_other_entity, allocation.negative, allocation.not_enough.

        Args:
            channel: The channel.
            kind: What it is reserved for; a basket if not said.
            reference: Its reference, unique in the channel and kind.
            customer: Who wants it.
            zone: The zone it is to go to.
            site: The only site it is to come from: where it is picked up.
            wanted_on: The day it is wanted; today if not said.
            expires_at: When it is let go; after the channel's minutes if not said.
            lines: What the lines are to be, 1 to 10,000; a line that stands is let go by quantity 0.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "allocation.reserve",
            {
                "channel": channel,
                "kind": kind,
                "reference": reference,
                "customer": customer,
                "zone": zone,
                "site": site,
                "wanted_on": wanted_on,
                "expires_at": expires_at,
                "lines": lines,
            },
            replies.DemandReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def allocate(
        self,
        *,
        channel: str,
        reference: str,
        lines: Sequence[requests.WantedLine],
        takes_over: Optional[requests.TakenOver] = None,
        customer: Optional[str] = None,
        zone: Optional[str] = None,
        site: Optional[str] = None,
        wanted_on: Optional[DateLike] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.DemandReply:
        """Allocates what an order wants that is kept in another system: to sites and lots, as the
        channel's rules say. Sent again under the same reference it says what the lines are to be now:
        what is wanted more is allocated, what is wanted less is let go, and the same again allocates
        nothing more. What is picked or gone stays.

        A basket or quote that the order came of gives up to it what it has reserved, so that nobody
        else can come between.

        A request that needs the duty `allocation.allocate`. Refused with: allocation.unknown_channel,
        allocation.channel_inactive, stock.no_lines, stock.too_many_lines, catalogue.unknown_item,
        catalogue.not_exact, catalogue.quantity_not_positive, stock.not_stocked,
        allocation.line_of_other_item, allocation.unknown_demand, parties.unknown_party,
        stock.unknown_site, sales.kept_here, allocation.site_of_other_entity, allocation.negative,
        allocation.not_enough.

        Args:
            channel: The channel.
            reference: The order's reference, unique in the channel.
            takes_over: The basket or quote it came of.
            customer: Who wants it.
            zone: The zone it is to go to.
            site: The only site it is to come from: where it is picked up.
            wanted_on: The day it is wanted; today if not said.
            lines: What the lines are to be, 1 to 10,000; a line that stands is let go by quantity 0.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "allocation.allocate",
            {
                "channel": channel,
                "reference": reference,
                "takes_over": takes_over,
                "customer": customer,
                "zone": zone,
                "site": site,
                "wanted_on": wanted_on,
                "lines": lines,
            },
            replies.DemandReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def release(
        self,
        *,
        channel: str,
        reference: str,
        kind: Optional[words.DemandKind] = None,
        lines: Optional[Sequence[requests.ReleasedLine]] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.DemandReply:
        """Lets go of what a basket, a quote or an order wants, whole or line by line: it is no longer
        wanted, and what was promised is free for others. Units that nothing was promised to go first,
        then what is reserved, then what is allocated. What is picked or gone stays.

        A request that needs the duty `allocation.release`. Refused with: allocation.unknown_channel,
        allocation.unknown_demand, allocation.unknown_line, allocation.negative, allocation.out_of_step,
        sales.kept_here.

        Args:
            channel: The channel.
            kind: What stands behind it; a basket if not said.
            reference: Its reference.
            lines: What is let go; all of it if not said.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "allocation.release",
            {
                "channel": channel,
                "kind": kind,
                "reference": reference,
                "lines": lines,
            },
            replies.DemandReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def expire_reservations(
        self,
        *,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.ExpiredReply:
        """Lets go of every reservation whose time is over, in the whole file, so that those who wait are
        served. Whoever promises does the same first: a host calls this where nobody may ask for a
        while.

        A request that needs the duty `allocation.expire_reservations`.

        Args:
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "allocation.expire_reservations",
            {},
            replies.ExpiredReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def fill_backorders(
        self,
        *,
        items: Optional[Sequence[str]] = None,
        sharing: Optional[words.Sharing] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.FilledReply:
        """Serves orders that wait, of some items or of all. What arrives or is freed does so by itself, in
        turn: this is for when rules have changed, for a launch whose scarce goods are to be shared out,
        or for a batch that is to be sourced at once.

        In turn means: the channel's priority when the order was placed, then the day it is wanted, then
        who came first.

        A request that needs the duty `allocation.fill_backorders`. Refused with:
        catalogue.unknown_item.

        Args:
            items: The items; all that are waited for if not said.
            sharing: How what there is goes to them; in turn if not said.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "allocation.fill_backorders",
            {
                "items": items,
                "sharing": sharing,
            },
            replies.FilledReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def reallocate(
        self,
        *,
        channel: str,
        reference: str,
        line: int,
        from_: str,
        to: str,
        quantity: Optional[DecimalLike] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.DemandReply:
        """Moves what is allocated to a line of an order from one site to another, because somebody says
        so. What is picked stays.

        A request that needs the duty `allocation.reallocate`. Refused with: allocation.unknown_channel,
        allocation.unknown_demand, allocation.unknown_line, stock.unknown_site, stock.site_inactive,
        allocation.negative, allocation.out_of_step, allocation.not_there,
        allocation.not_enough_at_site.

        Args:
            channel: The channel.
            reference: The order's reference.
            line: The line, from 1.
            from_: Where it is allocated.
            to: Where it is to come from.
            quantity: How much, in the item's base unit; all that is allocated there if not said.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "allocation.reallocate",
            {
                "channel": channel,
                "reference": reference,
                "line": line,
                "from": from_,
                "to": to,
                "quantity": quantity,
            },
            replies.DemandReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def record_pick(
        self,
        *,
        site: str,
        channel: str,
        reference: str,
        lines: Sequence[requests.ToldLine],
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.DemandReply:
        """Reports what was picked for an order, and what was not found.

        A fact: what was promised elsewhere re-allocates itself and is raised as
        `allocation.taken_elsewhere`, what is more than the line wants is raised as
        `allocation.more_than_wanted`. What was not found is raised as `allocation.short_pick`, goes
        into quarantine until somebody has counted, so that nobody else is promised it, and is served
        from elsewhere.

        A fact that needs the duty `allocation.record_pick`. Refused with: stock.unknown_site,
        allocation.unknown_channel, allocation.unknown_demand, allocation.unknown_line, stock.no_lines,
        stock.too_many_lines, stock.lot_required, stock.lot_not_tracked, stock.unknown_lot,
        stock.unknown_place, allocation.negative, allocation.out_of_step.

        Args:
            site: Where it was picked.
            channel: The channel.
            reference: The order's reference.
            lines: What was picked, 1 to 10,000 lines.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "allocation.record_pick",
            {
                "site": site,
                "channel": channel,
                "reference": reference,
                "lines": lines,
            },
            replies.DemandReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def record_unpick(
        self,
        *,
        site: str,
        channel: str,
        reference: str,
        lines: Sequence[requests.ToldLine],
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.DemandReply:
        """Reports that what was picked for an order was put back: it stays allocated where it lies.

        A fact: what was not picked is raised as `allocation.not_picked`.

        A fact that needs the duty `allocation.record_unpick`. Refused with: stock.unknown_site,
        allocation.unknown_channel, allocation.unknown_demand, allocation.unknown_line, stock.no_lines,
        stock.too_many_lines, stock.lot_required, stock.lot_not_tracked, stock.unknown_lot,
        stock.unknown_place, allocation.negative, allocation.out_of_step.

        Args:
            site: Where it was put back.
            channel: The channel.
            reference: The order's reference.
            lines: What was put back, 1 to 10,000 lines.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "allocation.record_unpick",
            {
                "site": site,
                "channel": channel,
                "reference": reference,
                "lines": lines,
            },
            replies.DemandReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def record_shipment(
        self,
        *,
        site: str,
        channel: str,
        reference: str,
        lines: Sequence[requests.ToldLine],
        occurred_on: Optional[DateLike] = None,
        attributes: Optional[Mapping[str, Any]] = None,
        external_refs: Optional[Mapping[str, str]] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.DocumentReply:
        """Reports that goods of an order left: out of stock, to cost of sales, and gone for the order. Of
        an order that is kept elsewhere it makes a goods issue, and what it earns is the business of
        whoever keeps the order; one that is kept here is billed, as `sales.ship_order` does.

        A fact: what was promised elsewhere re-allocates itself and is raised as
        `allocation.taken_elsewhere`; what is more than the line wants is raised as
        `allocation.more_than_wanted` and leaves all the same; what the book did not have goes below
        zero and is raised as `stock.not_enough_available`.

        A fact that needs the duty `allocation.record_shipment`. Refused with: stock.unknown_site,
        allocation.unknown_channel, allocation.unknown_demand, allocation.unknown_line, stock.no_lines,
        stock.too_many_lines, stock.lot_required, stock.lot_not_tracked, stock.unknown_lot,
        stock.unknown_place, allocation.negative, allocation.out_of_step, ledger.in_future,
        allocation.site_of_other_entity.

        Args:
            site: Where they left.
            channel: The channel.
            reference: The order's reference.
            occurred_on: The business day they left; today at the site if not said.
            lines: What left, 1 to 10,000 lines.
            attributes: The host's own: carrier, tracking number and the like.
            external_refs: The document's ids in other systems, by system.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "allocation.record_shipment",
            {
                "site": site,
                "channel": channel,
                "reference": reference,
                "occurred_on": occurred_on,
                "lines": lines,
                "attributes": attributes,
                "external_refs": external_refs,
            },
            replies.DocumentReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def reverse_shipment(
        self,
        *,
        site: str,
        channel: str,
        reference: str,
        shipment: str,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.DocumentReply:
        """Reports that goods that had left for an order came back from the dock before anybody else had
        them: a whole shipment, as if it had never left. They come back at the cost they left with and
        are allocated to the order where they lay; what was billed with them is credited.

        A fact that needs the duty `allocation.reverse_shipment`. Refused with: stock.unknown_site,
        stock.unknown_document, stock.wrong_document, allocation.unknown_channel,
        allocation.unknown_demand, allocation.not_of_this_order.

        Args:
            site: Where they left.
            channel: The channel.
            reference: The order's reference.
            shipment: The goods issue by which they left.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "allocation.reverse_shipment",
            {
                "site": site,
                "channel": channel,
                "reference": reference,
                "shipment": shipment,
            },
            replies.DocumentReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def expect_supply(
        self,
        *,
        site: str,
        kind: words.ExpectedKind,
        reference: str,
        lines: Sequence[requests.ExpectLine],
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.ExpectedSupplyReply:
        """Reports what is still expected to arrive at a site under a reference that is kept in another
        system: a purchase order or a notice that it is on its way, or returns that will be sold again.
        Sent again under the same reference it says what is still expected now, as a whole: a line that
        is left out, or has quantity 0, is expected no more. The same again changes nothing. Every
        change is recorded.

        What is expected can be promised by date (`allocation.available_by_date`) and says when orders
        that wait will be filled; nothing is allocated to it. What has come is told by its receipt:
        `stock.receive_goods` names this reference as `expected`, `stock.return_from_customer` and
        `stock.change_state` that of returns, and takes it off in the same moment, so that goods and the
        expectation of them never count at once. Whoever does not name it there sends this command again
        with less. A reference is one of its site: an order that is delivered to two sites is told of
        twice.

        A fact: the order was placed and the goods are on their way whatever is thought of it here, and
        a site that is closed or a day that is past does not bring them back. What is late is expected
        from today on.

        A fact that needs the duty `allocation.expect_supply`. Refused with: stock.unknown_site,
        stock.too_many_lines, catalogue.unknown_item, catalogue.not_exact, stock.not_stocked,
        allocation.negative.

        Args:
            site: Where it will arrive.
            kind: Where it comes from.
            reference: The reference, unique at the site and in its kind.
            lines: What is still expected, 0 to 10,000 lines: all of it, item by item and day by day.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "allocation.expect_supply",
            {
                "site": site,
                "kind": kind,
                "reference": reference,
                "lines": lines,
            },
            replies.ExpectedSupplyReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def set_feed(
        self,
        *,
        channel: str,
        buffer: Optional[DecimalLike] = None,
        buffer_percent: Optional[DecimalLike] = None,
        minimum_change: Optional[DecimalLike] = None,
        by_site: Optional[bool] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.FeedReply:
        """Says how the figures of a channel are published to whoever keeps a copy of them, as a whole:
        what is not said is as if the feed were new. What the copy cannot know yet is covered by the
        buffer. What changes by it is published by the next calls of `allocation.publish_feed`.

        A request that needs the duty `allocation.set_feed`. Refused with: allocation.unknown_channel,
        allocation.negative.

        Args:
            channel: The channel.
            buffer: How much is taken off each figure, in the item's base unit; nothing if not said.
            buffer_percent: Which part of each figure is taken off, in per cent; nothing if not said.
                Where both are said, whichever is more.
            minimum_change: By how much a figure must have changed since it was published, in the item's
                base unit, to be published again; by anything if not said. A figure that comes to 0 or
                leaves it is always published.
            by_site: Whether there is a figure for each site; one for all sites together if not said.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "allocation.set_feed",
            {
                "channel": channel,
                "buffer": buffer,
                "buffer_percent": buffer_percent,
                "minimum_change": minimum_change,
                "by_site": by_site,
            },
            replies.FeedReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def publish_feed(
        self,
        *,
        channel: str,
        full: Optional[bool] = None,
        work: Optional[int] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.PublishedReply:
        """Publishes what of a channel's figures has changed since it was last published: each figure that
        is news gets the next number of the channel, and is read by `allocation.feed`. A figure is what
        is available to promise through the channel today, in hand, less the buffer; of a channel that
        is inactive it is 0.

        The work of a call is bounded: where the reply says `more`, call again. Reservations whose time
        is over are let go first, so that their goods are published.

        A request that needs the duty `allocation.publish_feed`. Refused with:
        allocation.unknown_channel, allocation.no_feed, allocation.out_of_range.

        Args:
            channel: The channel.
            full: Whether to publish every figure anew, from the first item on, changed or not; the
                calls that follow while there is more leave this out.
            work: How much is looked at by this call: records of each kind since the last one, and items
                where all are looked at; 1 to 10,000, 2,000 if not said.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "allocation.publish_feed",
            {
                "channel": channel,
                "full": full,
                "work": work,
            },
            replies.PublishedReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def set_site_level(
        self,
        *,
        site: str,
        lines: Sequence[requests.WantedLevel],
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.SiteLevelsReply:
        """Says how much of items is wanted at a site, each anew as a whole: what transfer proposals aim
        at. A lowest level of 0 without a highest wants nothing there any more.

        A request that needs the duty `allocation.set_site_level`. Refused with: stock.unknown_site,
        stock.site_inactive, catalogue.unknown_item, allocation.nothing_given, allocation.negative,
        allocation.out_of_step, allocation.levels_crossed, stock.too_many_lines.

        Args:
            site: Where.
            lines: Of what, 1 to 10,000 lines.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "allocation.set_site_level",
            {
                "site": site,
                "lines": lines,
            },
            replies.SiteLevelsReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def set_transfer_lane(
        self,
        *,
        site: str,
        to_site: str,
        cost: Optional[DecimalLike] = None,
        days: Optional[int] = None,
        quantity_min: Optional[DecimalLike] = None,
        active: Optional[bool] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.TransferLaneReply:
        """Says what it takes to move goods from one site to another of its entity, as a whole: proposals
        are made along lanes, the cheapest first. Where there is none, nothing is proposed.

        A request that needs the duty `allocation.set_transfer_lane`. Refused with: stock.unknown_site,
        stock.site_inactive, stock.same_site, allocation.site_of_other_entity, allocation.negative,
        allocation.out_of_range.

        Args:
            site: From where.
            to_site: To where.
            cost: What a transfer costs, in the entity's currency; nothing if not said.
            days: How many days it takes, 0 to 365; 0 if not said.
            quantity_min: What of an item is moved at least, in its base unit; any quantity if not said.
            active: Whether it is used.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "allocation.set_transfer_lane",
            {
                "site": site,
                "to_site": to_site,
                "cost": cost,
                "days": days,
                "quantity_min": quantity_min,
                "active": active,
            },
            replies.TransferLaneReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def propose_transfers(
        self,
        *,
        entity: str,
        items: Optional[Sequence[str]] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.ProposedReply:
        """Proposes transfers between the sites of an entity, from where there is more than wanted to where
        orders wait or the lowest level is not met, the cheapest lanes first. Proposals move nothing
        until somebody accepts them, and count as moved for the next run: run again, nothing new is
        proposed.

        A request that needs the duty `allocation.propose_transfers`. Refused with:
        ledger.unknown_entity, catalogue.unknown_item.

        Args:
            entity: Whose sites.
            items: The items; all that orders wait for or sites have a level of if not said.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "allocation.propose_transfers",
            {
                "entity": entity,
                "items": items,
            },
            replies.ProposedReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def accept_transfer(
        self,
        *,
        proposal: int,
        occurred_on: Optional[DateLike] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.DocumentReply:
        """Accepts a proposal: its goods leave as `stock.ship_transfer` sends them, lots that end first in
        front, and are in transit until `stock.receive_transfer` reports them. What is promised or kept
        back there by now is not taken.

        A request that needs the duty `allocation.accept_transfer`. Refused with:
        allocation.unknown_proposal, allocation.proposal_ended, allocation.not_enough_at_site,
        stock.site_inactive, ledger.period_closed, ledger.in_future.

        Args:
            proposal: The number of the proposal.
            occurred_on: The business day the goods left; today at the sending site if not said.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "allocation.accept_transfer",
            {
                "proposal": proposal,
                "occurred_on": occurred_on,
            },
            replies.DocumentReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def reject_transfer(
        self,
        *,
        proposal: int,
        reason: str,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.TransferProposalReply:
        """Rejects a proposal: it is moved nowhere, and the next run may propose it again.

        A request that needs the duty `allocation.reject_transfer`. Refused with:
        allocation.unknown_proposal, allocation.proposal_ended, allocation.nothing_given.

        Args:
            proposal: The number of the proposal.
            reason: Why.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "allocation.reject_transfer",
            {
                "proposal": proposal,
                "reason": reason,
            },
            replies.TransferProposalReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def channels(
        self,
        *,
        entity: str,
        after: Optional[str] = None,
        limit: Optional[int] = None,
        acting_as: str = "",
    ) -> replies.ChannelsAnswer:
        """The channels of an entity in order of code, in pages.

        A query that needs the duty `allocation.channels`. Refused with: ledger.unknown_entity.

        Args:
            entity: Who sells through them.
            after: `next` of the page before.
            limit: How many at most.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "allocation.channels",
            {
                "entity": entity,
                "after": after,
                "limit": limit,
            },
            replies.ChannelsAnswer,
            acting_as=acting_as,
        )

    def available(
        self,
        *,
        item: str,
        site: Optional[str] = None,
        channel: Optional[str] = None,
        good_on: Optional[DateLike] = None,
        at: Optional[InstantLike] = None,
        acting_as: str = "",
    ) -> replies.AvailableReply:
        """What of an item is available to promise: what is sellable, less what is reserved, allocated or
        picked, less what is kept back. It is true as of the moment it is read: only a reservation or an
        order holds anything.

        It is what can be promised of what is in hand; what is expected, and what waits for it, is in
        `allocation.available_by_date`.

        A query that needs the duty `allocation.available`. Refused with: catalogue.unknown_item,
        stock.unknown_site, allocation.unknown_channel.

        Args:
            item: SKU or any identifier of the item.
            site: At which site; at all that supply the channel if not said.
            channel: For which channel; for none in particular if not said: then what is kept back for
                any is not available.
            good_on: The day lots must still be good; any lot counts if not said.
            at: The moment: what is reserved until then or earlier counts as let go. What is reserved
                counts if not said.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "allocation.available",
            {
                "item": item,
                "site": site,
                "channel": channel,
                "good_on": good_on,
                "at": at,
            },
            replies.AvailableReply,
            acting_as=acting_as,
        )

    def available_by_date(
        self,
        *,
        items: Sequence[str],
        from_: DateLike,
        until: Optional[DateLike] = None,
        channel: Optional[str] = None,
        site: Optional[str] = None,
        acting_as: str = "",
    ) -> replies.AvailableByDateReply:
        """What of items can be promised from a day on, day by day, looking ahead: what is available in
        hand, as `allocation.available` says it, and what is expected until then, less what orders wait
        for that is wanted until then, and no more than every later day can spare. A promise of no more
        than that never breaks one already made for a later day.

        It is true as of the moment it is read. Nothing is held by it, and a request to allocate or
        reserve is served from what is in hand alone; what is short waits, and `allocation.demand` says
        until when. Where nothing is expected and nobody waits it is what `allocation.available` says.
        Who may be served from several sites counts in full at each of them, so that single sites may
        come to less than all together.

        A query that needs the duty `allocation.available_by_date`. Refused with:
        catalogue.unknown_item, stock.unknown_site, allocation.unknown_channel,
        allocation.nothing_given, allocation.out_of_range.

        Args:
            items: SKUs or any identifiers of the items, 1 to 100.
            from_: The first day: today, for whoever asks what can be promised from now on. What was
                expected before it is late.
            until: The last day; as far as anything changes if not said.
            channel: For which channel: of lots that are good for as long as it wants on the day. For
                none in particular if not said: then what is kept back for any is not available, and
                lots need only be good on the day.
            site: At which site; at all that supply the channel, together, if not said.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "allocation.available_by_date",
            {
                "items": items,
                "from": from_,
                "until": until,
                "channel": channel,
                "site": site,
            },
            replies.AvailableByDateReply,
            acting_as=acting_as,
        )

    def expected_supply(
        self,
        *,
        site: str,
        kind: words.ExpectedKind,
        reference: str,
        acting_as: str = "",
    ) -> replies.ExpectedSupplyReply:
        """What is still expected at a site under a reference.

        A query that needs the duty `allocation.expected_supply`. Refused with: stock.unknown_site,
        allocation.unknown_expected.

        Args:
            site: Where it will arrive.
            kind: Where it comes from.
            reference: The reference.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "allocation.expected_supply",
            {
                "site": site,
                "kind": kind,
                "reference": reference,
            },
            replies.ExpectedSupplyReply,
            acting_as=acting_as,
        )

    def feed(
        self,
        *,
        channel: str,
        after: Optional[int] = None,
        limit: Optional[int] = None,
        acting_as: str = "",
    ) -> replies.FeedAnswer:
        """The figures of a channel that were published after a number, each once, as it was published
        last, in order of their numbers, in pages. Whoever keeps the number of the last figure they have
        read, and asks for what comes after it, misses no change; whoever asks for what comes after 0 is
        told everything. An item that never stood above 0 is left out.

        A query that needs the duty `allocation.feed`. Refused with: allocation.unknown_channel,
        allocation.no_feed.

        Args:
            channel: The channel.
            after: The number of the last figure that was read, or `next` of the page before; 0 if not
                said.
            limit: How many at most.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "allocation.feed",
            {
                "channel": channel,
                "after": after,
                "limit": limit,
            },
            replies.FeedAnswer,
            acting_as=acting_as,
        )

    def demand(
        self,
        *,
        channel: str,
        reference: str,
        kind: Optional[words.DemandKind] = None,
        acting_as: str = "",
    ) -> replies.DemandHistory:
        """How a basket, a quote or an order stands, when what of it waits is expected to be filled, and
        the moves of its units that led there, at most the last 10,000.

        A query that needs the duty `allocation.demand`. Refused with: allocation.unknown_channel,
        allocation.unknown_demand.

        Args:
            channel: The channel.
            kind: What stands behind it; an order if not said.
            reference: Its reference.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "allocation.demand",
            {
                "channel": channel,
                "kind": kind,
                "reference": reference,
            },
            replies.DemandHistory,
            acting_as=acting_as,
        )

    def backorders(
        self,
        *,
        item: str,
        limit: Optional[int] = None,
        acting_as: str = "",
    ) -> replies.BackordersAnswer:
        """The orders that wait for an item, in the order in which they are served.

        A query that needs the duty `allocation.backorders`. Refused with: catalogue.unknown_item.

        Args:
            item: SKU or any identifier of the item.
            limit: How many at most.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "allocation.backorders",
            {
                "item": item,
                "limit": limit,
            },
            replies.BackordersAnswer,
            acting_as=acting_as,
        )

    def transfer_proposals(
        self,
        *,
        entity: str,
        state: Optional[words.ProposalState] = None,
        after: Optional[int] = None,
        limit: Optional[int] = None,
        acting_as: str = "",
    ) -> replies.TransferProposalsAnswer:
        """The proposals of an entity to move goods between its sites, those that came first in front, in
        pages.

        A query that needs the duty `allocation.transfer_proposals`. Refused with:
        ledger.unknown_entity.

        Args:
            entity: Whose.
            state: What has become of them; those that nobody has decided if not said.
            after: `next` of the page before.
            limit: How many at most.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "allocation.transfer_proposals",
            {
                "entity": entity,
                "state": state,
                "after": after,
                "limit": limit,
            },
            replies.TransferProposalsAnswer,
            acting_as=acting_as,
        )


class Till:
    """The operations `till.*`."""

    __slots__ = ("_door",)

    def __init__(self, door: Door) -> None:
        self._door = door

    def add_register(
        self,
        *,
        register: str,
        site: str,
        name: str,
        channel: Optional[str] = None,
        includes_tax: Optional[bool] = None,
        accountability: Optional[words.Accountability] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.RegisterReply:
        """Asks to add a register to a site. Its price mode and who answers for its money are settled for
        good.

        A request that needs the duty `till.add_register`. Refused with: stock.unknown_site,
        till.register_exists.

        Args:
            register: The code callers will use; receipts are numbered behind it.
            site: Where it stands.
            name: The name shown.
            channel: The channel it sells through, whose price lists it asks; none if not said.
            includes_tax: Whether its prices include tax; they do if not said.
            accountability: Who answers for its money: the drawer if not said.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "till.add_register",
            {
                "register": register,
                "site": site,
                "name": name,
                "channel": channel,
                "includes_tax": includes_tax,
                "accountability": accountability,
            },
            replies.RegisterReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def change_register(
        self,
        *,
        register: str,
        name: Optional[str] = None,
        channel: Optional[str] = None,
        active: Optional[bool] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.RegisterReply:
        """Asks to change a register; what is not given stays.

        A request that needs the duty `till.change_register`. Refused with: till.unknown_register,
        till.shift_open.

        Args:
            register: Which.
            name: The name shown.
            channel: The channel it sells through from now on.
            active: Whether it takes new requests.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "till.change_register",
            {
                "register": register,
                "name": name,
                "channel": channel,
                "active": active,
            },
            replies.RegisterReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def set_tender(
        self,
        *,
        entity: str,
        tender: str,
        name: str,
        kind: words.TenderKind,
        account: Optional[str] = None,
        smallest_coin: Optional[DecimalLike] = None,
        active: Optional[bool] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.TenderReply:
        """Asks to add a way to pay, or to change its name, its smallest coin or whether it is taken.

        A request that needs the duty `till.set_tender`. Refused with: ledger.unknown_entity,
        ledger.unknown_account, open_items.not_open_items, till.tender_kind_fixed,
        till.tender_not_positive.

        Args:
            entity: Who takes it.
            tender: The code callers use.
            name: The name shown.
            kind: What it is.
            account: The account that waits for its money, one of open items; that of the posting rule
                for its kind if not said. Fixed for good.
            smallest_coin: Of cash, the smallest sum its coins can make: 0.05 for Swiss francs; one
                minor unit if not said.
            active: Whether it is taken.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "till.set_tender",
            {
                "entity": entity,
                "tender": tender,
                "name": name,
                "kind": kind,
                "account": account,
                "smallest_coin": smallest_coin,
                "active": active,
            },
            replies.TenderReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def set_barcode_layout(
        self,
        *,
        prefix: str,
        item_digits: int,
        value: words.EmbeddedValue,
        value_digits: int,
        value_decimals: int,
        site: Optional[str] = None,
        value_check: Optional[bool] = None,
        active: Optional[bool] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.BarcodeLayoutReply:
        """Asks to set how barcodes that begin with a prefix hold an item and its price or weight: prefix,
        item, value, check digit, 8, 12, 13 or 14 digits in all. The digits of the item are looked up as
        any other identifier.

        A request that needs the duty `till.set_barcode_layout`. Refused with: stock.unknown_site,
        till.bad_layout.

        Args:
            site: Where; at every site that has none of its own for the prefix if not said.
            prefix: The digits the barcodes begin with: 02, 20 to 29 by GS1.
            item_digits: How many digits name the item, 1 to 10.
            value: What the digits behind it say.
            value_digits: How many they are, 1 to 10.
            value_decimals: How many of them are decimals, 0 to 6.
            value_check: Whether a check digit of the value stands before it.
            active: Whether it is read.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "till.set_barcode_layout",
            {
                "site": site,
                "prefix": prefix,
                "item_digits": item_digits,
                "value": value,
                "value_digits": value_digits,
                "value_decimals": value_decimals,
                "value_check": value_check,
                "active": active,
            },
            replies.BarcodeLayoutReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def open_shift(
        self,
        *,
        register: str,
        floats: Optional[Sequence[requests.CountedTender]] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.ShiftReply:
        """Asks to open a shift at a register: the drawer's, or that of the cashier who sends this. Its
        float was counted, and comes from the safe. A shift that something happened in before anybody
        opened it is the one that is opened.

        Payments that a terminal approved or never answered, and that no sale has used, are raised as
        `till.orphan_payment`.

        A request that needs the duty `till.open_shift`. Refused with: till.unknown_register,
        till.register_inactive, till.shift_open, till.unknown_tender, till.not_in_drawers,
        ledger.period_closed.

        Args:
            register: Where.
            floats: The money to give change from, by tender; none if not said.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "till.open_shift",
            {
                "register": register,
                "floats": floats,
            },
            replies.ShiftReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def ring_up(
        self,
        *,
        register: str,
        lines: Sequence[requests.BasketLine],
        key: str,
        discount: Optional[DecimalLike] = None,
        discount_percent: Optional[DecimalLike] = None,
        customer: Optional[str] = None,
        tenders: Optional[Sequence[requests.TenderLine]] = None,
        fiscal: Optional[requests.FiscalStamp] = None,
        attributes: Optional[Mapping[str, Any]] = None,
        external_refs: Optional[Mapping[str, str]] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.Receipt:
        """Asks to ring up a sale: prices from the price lists or of one's own, discounts of line and
        basket, tax, tenders, change and cash rounding, the goods out of stock, and its receipt, all in
        one.

        A request that needs the duty `till.ring_up`. Refused with: till.unknown_register,
        till.register_inactive, till.no_open_shift, catalogue.unknown_item, catalogue.not_exact,
        till.not_for_sale, till.no_price, till.price_mode, till.override_not_allowed,
        till.discount_not_allowed, till.reason_needed, pricing.discount_above_line,
        pricing.discount_above_basket, tax.no_jurisdiction, tax.no_rate, till.tenders_differ,
        till.no_change, till.not_in_coins, till.card_number, till.not_enough_stored, till.voucher_goods,
        till.nothing_loaded, till.payment_state, stock.not_enough_available, costing.no_standard_cost,
        ledger.period_closed.

        Args:
            register: Where.
            lines: What is sold, 1 to 10,000 lines.
            discount: What to take off the basket, in money; spread over its lines. It needs the duty
                `till.give_discount`, as `discount_percent` does.
            discount_percent: What to take off the basket, in per cent; not beside `discount`.
            customer: Who buys, if known: their price list and tax exemption apply.
            tenders: What it is paid with; together at least what is due, and only cash may be more.
            fiscal: What the fiscal device says of it.
            attributes: The host's own.
            external_refs: The sale's ids in other systems, by system.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "till.ring_up",
            {
                "register": register,
                "lines": lines,
                "discount": discount,
                "discount_percent": discount_percent,
                "customer": customer,
                "tenders": tenders,
                "fiscal": fiscal,
                "attributes": attributes,
                "external_refs": external_refs,
            },
            replies.Receipt,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def refund(
        self,
        *,
        register: str,
        receipt: str,
        lines: Sequence[requests.ReturnedLine],
        key: str,
        tenders: Optional[Sequence[requests.TenderLine]] = None,
        fiscal: Optional[requests.FiscalStamp] = None,
        attributes: Optional[Mapping[str, Any]] = None,
        external_refs: Optional[Mapping[str, str]] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.Receipt:
        """Asks to take goods back with their receipt: at the price, the discounts and the tax they were
        sold with, and into stock at the cost they left with. Parts of a line are slices of what was
        stored for it, so that refunds in any parts add up to what was paid.

        A request that needs the duty `till.refund`. Refused with: till.unknown_register,
        till.no_open_shift, till.unknown_receipt, till.unknown_line, till.more_than_sold,
        catalogue.not_exact, till.money_back_differs, till.not_in_coins, till.not_enough_stored,
        ledger.period_closed.

        Args:
            register: Where the goods are taken back: any register of the entity.
            receipt: The receipt, or the number of its document.
            lines: What comes back, 1 to 10,000 lines of the receipt.
            tenders: What the money is given back with; exactly what is due, cash in coins there are.
            fiscal: What the fiscal device says of it.
            attributes: The host's own.
            external_refs: The refund's ids in other systems, by system.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "till.refund",
            {
                "register": register,
                "receipt": receipt,
                "lines": lines,
                "tenders": tenders,
                "fiscal": fiscal,
                "attributes": attributes,
                "external_refs": external_refs,
            },
            replies.Receipt,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def refund_without_receipt(
        self,
        *,
        register: str,
        lines: Sequence[requests.LooseLine],
        reason: str,
        key: str,
        days: Optional[int] = None,
        tenders: Optional[Sequence[requests.TenderLine]] = None,
        fiscal: Optional[requests.FiscalStamp] = None,
        attributes: Optional[Mapping[str, Any]] = None,
        external_refs: Optional[Mapping[str, str]] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.Receipt:
        """Asks to take goods back whose receipt is not at hand: at the lowest price they were sold at here
        in the last days, or at a price of one's own, and into stock at what their pool says they cost.
        The duty is one of its own.

        A request that needs the duty `till.refund_without_receipt`. Refused with:
        till.unknown_register, till.no_open_shift, till.reason_needed, till.never_sold,
        till.override_not_allowed, catalogue.unknown_item, tax.no_rate, till.money_back_differs,
        ledger.period_closed.

        Args:
            register: Where.
            lines: What comes back, 1 to 10,000 lines.
            reason: Why it is taken back.
            days: How many days back to look for the lowest price, 1 to 366; 30 if not said.
            tenders: What the money is given back with; exactly what is due.
            fiscal: What the fiscal device says of it.
            attributes: The host's own.
            external_refs: The refund's ids in other systems, by system.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "till.refund_without_receipt",
            {
                "register": register,
                "lines": lines,
                "reason": reason,
                "days": days,
                "tenders": tenders,
                "fiscal": fiscal,
                "attributes": attributes,
                "external_refs": external_refs,
            },
            replies.Receipt,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def exchange(
        self,
        *,
        register: str,
        receipt: str,
        returned: Sequence[requests.ReturnedLine],
        lines: Sequence[requests.BasketLine],
        key: str,
        discount: Optional[DecimalLike] = None,
        discount_percent: Optional[DecimalLike] = None,
        customer: Optional[str] = None,
        tenders: Optional[Sequence[requests.TenderLine]] = None,
        fiscal: Optional[requests.FiscalStamp] = None,
        attributes: Optional[Mapping[str, Any]] = None,
        external_refs: Optional[Mapping[str, str]] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.Receipt:
        """Asks to take goods back with their receipt and to sell others, in one document: what comes back
        as `till.refund` takes it, what goes out as `till.ring_up` sells it, and the net of both in
        money, whichever way it goes. An even exchange has no tenders.

        A request that needs the duty `till.exchange`. Refused with: till.tenders_differ,
        till.money_back_differs.

        Args:
            register: Where.
            receipt: The receipt of what comes back, or the number of its document.
            returned: What comes back, 1 to 10,000 lines of the receipt.
            lines: What goes out, 1 to 10,000 lines.
            discount: What to take off the basket that goes out, in money.
            discount_percent: What to take off the basket that goes out, in per cent; not beside
                `discount`.
            customer: Who exchanges, if known; who bought if not said.
            tenders: What the net is paid or given back with.
            fiscal: What the fiscal device says of it.
            attributes: The host's own.
            external_refs: The exchange's ids in other systems, by system.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "till.exchange",
            {
                "register": register,
                "receipt": receipt,
                "returned": returned,
                "lines": lines,
                "discount": discount,
                "discount_percent": discount_percent,
                "customer": customer,
                "tenders": tenders,
                "fiscal": fiscal,
                "attributes": attributes,
                "external_refs": external_refs,
            },
            replies.Receipt,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def record_sale(
        self,
        *,
        register: str,
        receipt: int,
        lines: Sequence[requests.RecordedLine],
        total: DecimalLike,
        key: str,
        shift: Optional[int] = None,
        occurred_on: Optional[DateLike] = None,
        occurred_at: Optional[InstantLike] = None,
        customer: Optional[str] = None,
        cash_rounding: Optional[DecimalLike] = None,
        tenders: Optional[Sequence[requests.RecordedTender]] = None,
        fiscal: Optional[requests.FiscalStamp] = None,
        attributes: Optional[Mapping[str, Any]] = None,
        external_refs: Optional[Mapping[str, str]] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.Receipt:
        """Reports a sale, a refund or both that the host worked out and whose receipt is printed: with the
        host's own number, prices, discounts, taxes and money. It has happened, so it is booked as it
        was printed, whatever we know of it:

        - what we would have worked out otherwise, a price without a reason among it, is raised as
            `till.sale_differs` with both figures; what does not add up goes to suspense, so that the
            books balance;
        - an item in no catalogue goes to suspense and is raised as `till.unknown_goods`; so does a
            tender we do not know, and a quantity its item is not sold in, raised as
            `catalogue.not_exact`;
        - stock that is not there goes below zero; a closed period is raised and the sale counts on the
            first open day;
        - a closed shift takes it, raised as `till.shift_closed`, and a supplementary closing states it;
            without an open shift one is opened, raised as `till.no_open_shift`.

        The receipt is the business reference, unique for ever: sent again under another key with the
        same lines, money and total, it answers what was booked; with others it is refused, for two
        printed receipts of a register cannot bear one number, and booking both would leave nobody able
        to say which is meant.

        A fact that needs the duty `till.record_sale`. Refused with: till.unknown_register,
        till.bad_receipt, till.receipt_used, stock.no_lines, till.no_quantity, till.tender_not_positive,
        till.card_number, ledger.in_future, flow.bad_value.

        Args:
            register: Where.
            receipt: The host's own number of the receipt at the register, from 1.
            shift: The number of the shift it was sold in; the open one if not said.
            occurred_on: The business day it was sold; that of `occurred_at`, or today, if not said.
            occurred_at: The moment it was sold: it says the site's business day.
            customer: Who bought, if known.
            lines: What was sold and what came back, 1 to 10,000 lines.
            total: What is owed, tax included and before cash rounding; below zero what is owed to the
                customer.
            cash_rounding: What cash rounding added; nothing if not said.
            tenders: What it was paid with.
            fiscal: What the fiscal device says of it.
            attributes: The host's own.
            external_refs: The sale's ids in other systems, by system.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "till.record_sale",
            {
                "register": register,
                "receipt": receipt,
                "shift": shift,
                "occurred_on": occurred_on,
                "occurred_at": occurred_at,
                "customer": customer,
                "lines": lines,
                "total": total,
                "cash_rounding": cash_rounding,
                "tenders": tenders,
                "fiscal": fiscal,
                "attributes": attributes,
                "external_refs": external_refs,
            },
            replies.Receipt,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def void_sale(
        self,
        *,
        register: str,
        receipt: str,
        reason: str,
        key: str,
        fiscal: Optional[requests.FiscalStamp] = None,
        attributes: Optional[Mapping[str, Any]] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.Receipt:
        """Asks to make the last sale of the register's open shift void as a whole: its goods back as they
        left, its money back as it came, its rounding undone. The sale and its receipt stay; the void is
        a document of its own with a receipt of its own. Payments that the sale used count as reversed:
        give them back at the terminal.

        A request that needs the duty `till.void_sale`. Refused with: till.unknown_register,
        till.register_inactive, till.reason_needed, till.no_open_shift, till.unknown_receipt,
        till.not_voidable, till.not_the_last, till.more_than_sold, till.not_enough_stored,
        till.card_number, ledger.period_closed.

        Args:
            register: Where.
            receipt: The receipt, or the number of its document.
            reason: Why.
            fiscal: What the fiscal device says of it.
            attributes: The host's own.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "till.void_sale",
            {
                "register": register,
                "receipt": receipt,
                "reason": reason,
                "fiscal": fiscal,
                "attributes": attributes,
            },
            replies.Receipt,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def reprint_receipt(
        self,
        *,
        register: str,
        receipt: str,
        reason: Optional[str] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.Receipt:
        """Reports that a receipt was printed again, and answers it: counted in the register's open shift,
        or in the shift of the sale when none is open, and stated by its X and Z reports.

        A fact that needs the duty `till.reprint_receipt`. Refused with: till.unknown_register,
        till.unknown_receipt, till.card_number.

        Args:
            register: Where it was printed.
            receipt: Which receipt, of any register of the entity, or the number of its document.
            reason: Why.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "till.reprint_receipt",
            {
                "register": register,
                "receipt": receipt,
                "reason": reason,
            },
            replies.Receipt,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def suspend_sale(
        self,
        *,
        register: str,
        basket: requests.SuspendedBasket,
        name: Optional[str] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.SuspendSaleReply:
        """Asks to put a basket aside. Nothing is priced, reserved or posted; any register of the site can
        take it up again.

        A request that needs the duty `till.suspend_sale`. Refused with: till.unknown_register,
        till.register_inactive, stock.no_lines, till.card_number.

        Args:
            register: Where.
            name: What the clerks call it: table 4, the blue coat.
            basket: The basket.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "till.suspend_sale",
            {
                "register": register,
                "name": name,
                "basket": basket,
            },
            replies.SuspendSaleReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def resume_sale(
        self,
        *,
        register: str,
        suspended: int,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.ResumeSaleReply:
        """Asks to take up a basket that was put aside at this site, at any of its registers; it waits no
        longer. What it comes to is worked out when it is rung up.

        A request that needs the duty `till.resume_sale`. Refused with: till.unknown_register,
        till.register_inactive, till.unknown_suspended, till.not_suspended.

        Args:
            register: Where.
            suspended: The number of the basket.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "till.resume_sale",
            {
                "register": register,
                "suspended": suspended,
            },
            replies.ResumeSaleReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def drop_suspended(
        self,
        *,
        register: str,
        suspended: int,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.SuspendSaleReply:
        """Asks to give up a basket that was put aside.

        A request that needs the duty `till.drop_suspended`. Refused with: till.unknown_register,
        till.register_inactive, till.unknown_suspended, till.not_suspended.

        Args:
            register: Where.
            suspended: The number of the basket.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "till.drop_suspended",
            {
                "register": register,
                "suspended": suspended,
            },
            replies.SuspendSaleReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def intend_payment(
        self,
        *,
        register: str,
        payment: str,
        tender: str,
        amount: DecimalLike,
        give_back: Optional[bool] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.PaymentReply:
        """Asks to write down that a payment terminal is about to be called: before it is, so that what it
        takes is known even if the till dies before it hears the answer.

        A request that needs the duty `till.intend_payment`. Refused with: till.unknown_register,
        till.register_inactive, till.payment_exists, till.unknown_tender, till.tender_inactive,
        till.not_at_terminal, till.tender_not_positive, till.card_number.

        Args:
            register: Where.
            payment: The host's code for the call, unique at the register for ever.
            tender: What it is paid with.
            amount: How much, above zero.
            give_back: Whether the money goes to the customer.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "till.intend_payment",
            {
                "register": register,
                "payment": payment,
                "tender": tender,
                "amount": amount,
                "give_back": give_back,
            },
            replies.PaymentReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def record_payment(
        self,
        *,
        register: str,
        payment: str,
        outcome: words.PaymentOutcome,
        amount: Optional[DecimalLike] = None,
        card: Optional[requests.CardSeen] = None,
        tender: Optional[str] = None,
        give_back: Optional[bool] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.PaymentReply:
        """Reports what a payment terminal answered. The money of an approved payment waits for the sale
        that uses it.

        Of the card nothing is kept but the token, the brand and the last four digits. An answer that
        goes against an earlier one is booked and raised as `till.payment_state`; one to a call that was
        never written down, when it says tender and amount, as `till.unknown_payment`.

        A fact that needs the duty `till.record_payment`. Refused with: till.unknown_register,
        till.card_number, till.tender_not_positive, till.unknown_payment.

        Args:
            register: Where.
            payment: The host's code for the call.
            outcome: What the terminal answered.
            amount: How much it approved, above zero; what was intended if not said.
            card: What of the card may be kept.
            tender: What it is paid with, of a call that was never written down.
            give_back: Whether the money went to the customer, of a call that was never written down.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "till.record_payment",
            {
                "register": register,
                "payment": payment,
                "outcome": outcome,
                "amount": amount,
                "card": card,
                "tender": tender,
                "give_back": give_back,
            },
            replies.PaymentReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def reverse_payment(
        self,
        *,
        register: str,
        payment: str,
        reason: Optional[str] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.PaymentReply:
        """Reports that a payment was given back at the terminal, or that the call is given up. An approved
        payment whose sale never came needs no entry: nothing was posted for it. Of one that a sale has
        used the books still wait for the money, so it is raised as `till.payment_state`, which making
        the sale void settles.

        A fact that needs the duty `till.reverse_payment`. Refused with: till.unknown_register,
        till.unknown_payment, till.card_number.

        Args:
            register: Where.
            payment: The host's code for the call.
            reason: Why.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "till.reverse_payment",
            {
                "register": register,
                "payment": payment,
                "reason": reason,
            },
            replies.PaymentReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def start_fiscal(
        self,
        *,
        register: str,
        transaction: str,
        fields: Optional[Mapping[str, Any]] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.FiscalReply:
        """Reports that a fiscal device opened a transaction, with the fields it gave.

        A fact that needs the duty `till.start_fiscal`. Refused with: till.unknown_register,
        till.card_number.

        Args:
            register: Where.
            transaction: The device's code of the transaction, unique at the register.
            fields: Its fields: number, time, serial.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "till.start_fiscal",
            {
                "register": register,
                "transaction": transaction,
                "fields": fields,
            },
            replies.FiscalReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def finish_fiscal(
        self,
        *,
        register: str,
        transaction: str,
        fields: Mapping[str, Any],
        receipt: Optional[str] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.FiscalReply:
        """Reports that a fiscal device signed a transaction, with its signature and counters. Sales that
        bring the fields along need no such report.

        One that was signed or cancelled before is kept again and raised as `till.fiscal_state`; a
        receipt we do not have is raised as `till.unknown_receipt`.

        A fact that needs the duty `till.finish_fiscal`. Refused with: till.unknown_register,
        till.card_number.

        Args:
            register: Where.
            transaction: The device's code of the transaction.
            receipt: The receipt it signed, or the number of its document.
            fields: Its fields: signature, counters, times.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "till.finish_fiscal",
            {
                "register": register,
                "transaction": transaction,
                "receipt": receipt,
                "fields": fields,
            },
            replies.FiscalReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def cancel_fiscal(
        self,
        *,
        register: str,
        transaction: str,
        fields: Optional[Mapping[str, Any]] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.FiscalReply:
        """Reports that a fiscal device gave a transaction up.

        One that was signed or cancelled before is kept again and raised as `till.fiscal_state`.

        A fact that needs the duty `till.cancel_fiscal`. Refused with: till.unknown_register,
        till.card_number.

        Args:
            register: Where.
            transaction: The device's code of the transaction.
            fields: Its fields.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "till.cancel_fiscal",
            {
                "register": register,
                "transaction": transaction,
                "fields": fields,
            },
            replies.FiscalReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def record_fiscal_outage(
        self,
        *,
        register: str,
        problem: str,
        transaction: Optional[str] = None,
        receipt: Optional[str] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.FiscalReply:
        """Reports that a fiscal device was away, or failed at a transaction: kept, and raised as
        `till.fiscal_outage`. Sales go on. A receipt we do not have is raised as `till.unknown_receipt`.

        A fact that needs the duty `till.record_fiscal_outage`. Refused with: till.unknown_register,
        till.card_number.

        Args:
            register: Where.
            problem: What was seen.
            transaction: The host's code of the transaction that went unsigned.
            receipt: The receipt that went unsigned.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "till.record_fiscal_outage",
            {
                "register": register,
                "problem": problem,
                "transaction": transaction,
                "receipt": receipt,
            },
            replies.FiscalReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def pay_in(
        self,
        *,
        register: str,
        tender: str,
        amount: DecimalLike,
        account: str,
        reason: str,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.CashMoveReply:
        """Asks to pay money into the drawer of an open shift, from an account.

        A request that needs the duty `till.pay_in`. Refused with: till.unknown_register,
        till.no_open_shift, till.unknown_tender, till.tender_not_positive, till.not_in_drawers,
        till.reason_needed, till.card_number, ledger.unknown_account, ledger.control_account,
        ledger.period_closed.

        Args:
            register: Where.
            tender: The tender: cash, mostly.
            amount: How much, above zero.
            account: The account on the other side, one that takes entries by hand: cleaning, postage,
                the owner's own.
            reason: Why.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "till.pay_in",
            {
                "register": register,
                "tender": tender,
                "amount": amount,
                "account": account,
                "reason": reason,
            },
            replies.CashMoveReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def pay_out(
        self,
        *,
        register: str,
        tender: str,
        amount: DecimalLike,
        account: str,
        reason: str,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.CashMoveReply:
        """Asks to pay money out of the drawer of an open shift, to an account.

        A request that needs the duty `till.pay_out`. Refused with: till.unknown_register,
        till.no_open_shift, till.unknown_tender, till.tender_not_positive, till.not_in_drawers,
        till.reason_needed, till.card_number, ledger.unknown_account, ledger.control_account,
        ledger.period_closed, till.not_in_drawer.

        Args:
            register: Where.
            tender: The tender: cash, mostly.
            amount: How much, above zero.
            account: The account on the other side, one that takes entries by hand: cleaning, postage,
                the owner's own.
            reason: Why.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "till.pay_out",
            {
                "register": register,
                "tender": tender,
                "amount": amount,
                "account": account,
                "reason": reason,
            },
            replies.CashMoveReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def drop_cash(
        self,
        *,
        register: str,
        tender: str,
        amount: DecimalLike,
        reference: Optional[str] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.CashMoveReply:
        """Reports that money was taken from the drawer to the safe. A drawer that should not hold so much
        is raised as `till.not_in_drawer`; where no shift is open one is opened and raised as
        `till.no_open_shift`.

        A fact that needs the duty `till.drop_cash`. Refused with: till.unknown_register,
        till.unknown_tender, till.tender_not_positive, till.not_in_drawers, till.card_number.

        Args:
            register: Where.
            tender: The tender: cash, mostly.
            amount: How much, above zero.
            reference: What people call it: the number of the bag.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "till.drop_cash",
            {
                "register": register,
                "tender": tender,
                "amount": amount,
                "reference": reference,
            },
            replies.CashMoveReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def bank_takings(
        self,
        *,
        entity: str,
        amount: DecimalLike,
        reference: str,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.BankTakingsReply:
        """Reports that money left the safe for the bank. Until the bank has it, it stands as an open item
        of cash in transit under its reference. A safe that should not hold so much is raised as
        `till.not_in_safe`.

        A fact that needs the duty `till.bank_takings`. Refused with: ledger.unknown_entity,
        till.tender_not_positive, till.card_number.

        Args:
            entity: Whose.
            amount: How much, above zero.
            reference: What the bank will know it by: the number of the bag or paying-in slip.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "till.bank_takings",
            {
                "entity": entity,
                "amount": amount,
                "reference": reference,
            },
            replies.BankTakingsReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def count_drawer(
        self,
        *,
        register: str,
        counts: Sequence[requests.CountedTender],
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.CountDrawerReply:
        """Reports what was counted in a register's open shift, without being told what should be there.
        Counting a tender again replaces its figure. A tender we do not know is raised as
        `till.unknown_tender` and left out; where no shift is open one is opened and raised as
        `till.no_open_shift`.

        A fact that needs the duty `till.count_drawer`. Refused with: till.unknown_register,
        till.tender_not_positive.

        Args:
            register: Where.
            counts: What was counted, by tender.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "till.count_drawer",
            {
                "register": register,
                "counts": counts,
            },
            replies.CountDrawerReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def close_shift(
        self,
        *,
        register: str,
        shift: Optional[int] = None,
        counts: Optional[Sequence[requests.CountedTender]] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.ShiftReport:
        """Reports that a shift is over: what was counted of each tender against what should be there, over
        or short posted, what is left in the drawer taken to the safe, receipts that are on nobody's
        file declared missing, and everything sealed in the register's next closing, the Z report.

        A closing is never blocked: cash that nobody counted is taken to the safe as it should be and
        raised as `till.count_needed`, a difference as `till.over_short`.

        A tender we do not know is raised as `till.unknown_tender` and left out.

        A fact that needs the duty `till.close_shift`. Refused with: till.unknown_register,
        till.no_open_shift, till.unknown_shift, till.shift_closed, till.tender_not_positive.

        Args:
            register: Where.
            shift: Which shift; the open one if not said.
            counts: What was counted, by tender, of those not counted before.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "till.close_shift",
            {
                "register": register,
                "shift": shift,
                "counts": counts,
            },
            replies.ShiftReport,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def close_supplement(
        self,
        *,
        register: str,
        shift: int,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.ShiftReport:
        """Reports what arrived for a shift after its last closing, in a closing of its own: the late
        receipts with their tax and money alone, so that what closings state adds up to what was sold.
        Their cash, which the count has found already, is posted against over and short; other tenders
        are awaited, but for what their count had found over.

        A fact that needs the duty `till.close_supplement`. Refused with: till.unknown_register,
        till.unknown_shift, till.nothing_late.

        Args:
            register: Where.
            shift: Which shift.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "till.close_supplement",
            {
                "register": register,
                "shift": shift,
            },
            replies.ShiftReport,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def registers(
        self,
        *,
        site: Optional[str] = None,
        acting_as: str = "",
    ) -> replies.RegistersReply:
        """The registers of a site, or of all.

        A query that needs the duty `till.registers`. Refused with: stock.unknown_site.

        Args:
            site: Of which site; of all if not said.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "till.registers",
            {
                "site": site,
            },
            replies.RegistersReply,
            acting_as=acting_as,
        )

    def tenders(
        self,
        *,
        entity: str,
        acting_as: str = "",
    ) -> replies.TendersReply:
        """The ways to pay that an entity takes.

        A query that needs the duty `till.tenders`. Refused with: ledger.unknown_entity.

        Args:
            entity: Whose.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "till.tenders",
            {
                "entity": entity,
            },
            replies.TendersReply,
            acting_as=acting_as,
        )

    def stored_value(
        self,
        *,
        entity: str,
        stored_value: str,
        acting_as: str = "",
    ) -> replies.StoredValueReply:
        """What is left on a gift card, voucher or note of store credit.

        A query that needs the duty `till.stored_value`. Refused with: ledger.unknown_entity,
        till.unknown_stored_value.

        Args:
            entity: Who owes it.
            stored_value: The number on it.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "till.stored_value",
            {
                "entity": entity,
                "stored_value": stored_value,
            },
            replies.StoredValueReply,
            acting_as=acting_as,
        )

    def quote_basket(
        self,
        *,
        register: str,
        on: DateLike,
        lines: Sequence[requests.BasketLine],
        discount: Optional[DecimalLike] = None,
        discount_percent: Optional[DecimalLike] = None,
        customer: Optional[str] = None,
        acting_as: str = "",
    ) -> replies.QuoteBasketReply:
        """What a basket comes to at a register on a day: what `till.ring_up` would charge, with nothing
        sold.

        A query that needs the duty `till.quote_basket`.

        Args:
            register: Where.
            on: The business day it is priced for.
            lines: What is to be sold, 1 to 10,000 lines.
            discount: What to take off the basket, in money.
            discount_percent: What to take off the basket, in per cent; not beside `discount`.
            customer: Who buys, if known.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "till.quote_basket",
            {
                "register": register,
                "on": on,
                "lines": lines,
                "discount": discount,
                "discount_percent": discount_percent,
                "customer": customer,
            },
            replies.QuoteBasketReply,
            acting_as=acting_as,
        )

    def receipt(
        self,
        *,
        receipt: str,
        acting_as: str = "",
    ) -> replies.Receipt:
        """A receipt, with how much of each of its lines has come back since.

        A query that needs the duty `till.receipt`. Refused with: till.unknown_receipt.

        Args:
            receipt: Its number, `T1-000017`, or that of its document.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "till.receipt",
            {
                "receipt": receipt,
            },
            replies.Receipt,
            acting_as=acting_as,
        )

    def suspended(
        self,
        *,
        register: str,
        after: Optional[int] = None,
        limit: Optional[int] = None,
        acting_as: str = "",
    ) -> replies.SuspendedReply:
        """The baskets that were put aside at a register's site and wait, the oldest first.

        A query that needs the duty `till.suspended`. Refused with: till.unknown_register.

        Args:
            register: Where.
            after: Only baskets after this one: `next` of the page before.
            limit: How many a page has.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "till.suspended",
            {
                "register": register,
                "after": after,
                "limit": limit,
            },
            replies.SuspendedReply,
            acting_as=acting_as,
        )

    def payments(
        self,
        *,
        register: str,
        payment: Optional[str] = None,
        acting_as: str = "",
    ) -> replies.PaymentsReply:
        """The calls of a register's payment terminal that no sale has used and nobody has given back, with
        their steps; or one call, wherever it stands.

        A query that needs the duty `till.payments`. Refused with: till.unknown_register,
        till.unknown_payment.

        Args:
            register: Where.
            payment: Which; those that wait if not said.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "till.payments",
            {
                "register": register,
                "payment": payment,
            },
            replies.PaymentsReply,
            acting_as=acting_as,
        )

    def fiscal_transaction(
        self,
        *,
        register: str,
        transaction: str,
        acting_as: str = "",
    ) -> replies.FiscalTransactionReply:
        """What a register's fiscal device said of a transaction, in order.

        A query that needs the duty `till.fiscal_transaction`. Refused with: till.unknown_register,
        till.unknown_fiscal_transaction.

        Args:
            register: Where.
            transaction: The device's code of it.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "till.fiscal_transaction",
            {
                "register": register,
                "transaction": transaction,
            },
            replies.FiscalTransactionReply,
            acting_as=acting_as,
        )

    def x_report(
        self,
        *,
        register: str,
        shift: Optional[int] = None,
        acting_as: str = "",
    ) -> replies.ShiftReport:
        """What a shift has done so far, the X report: nothing is closed, and nothing reset.

        A query that needs the duty `till.x_report`. Refused with: till.unknown_register,
        till.unknown_shift, till.no_open_shift.

        Args:
            register: Where.
            shift: Which shift; the first that is open if not said.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "till.x_report",
            {
                "register": register,
                "shift": shift,
            },
            replies.ShiftReport,
            acting_as=acting_as,
        )

    def z_report(
        self,
        *,
        register: str,
        closing: int,
        acting_as: str = "",
    ) -> replies.ShiftReport:
        """A closing (Z) as it was stated.

        A query that needs the duty `till.z_report`. Refused with: till.unknown_register,
        till.unknown_closing.

        Args:
            register: Where.
            closing: The number of the closing.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "till.z_report",
            {
                "register": register,
                "closing": closing,
            },
            replies.ShiftReport,
            acting_as=acting_as,
        )

    def shifts(
        self,
        *,
        register: str,
        before: Optional[int] = None,
        limit: Optional[int] = None,
        acting_as: str = "",
    ) -> replies.ShiftsReply:
        """The shifts of a register, the latest first.

        A query that needs the duty `till.shifts`. Refused with: till.unknown_register.

        Args:
            register: Where.
            before: Only shifts before this one: `next` of the page before.
            limit: How many a page has.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "till.shifts",
            {
                "register": register,
                "before": before,
                "limit": limit,
            },
            replies.ShiftsReply,
            acting_as=acting_as,
        )

    def sales_summary(
        self,
        *,
        entity: str,
        from_: DateLike,
        to: DateLike,
        by: words.SummaryBy,
        site: Optional[str] = None,
        most: Optional[int] = None,
        acting_as: str = "",
    ) -> replies.SalesSummaryReply:
        """What an entity sold in a span of days of the books, refunds deducted, with its margin.

        A query that needs the duty `till.sales_summary`. Refused with: ledger.unknown_entity,
        stock.unknown_site.

        Args:
            entity: Whose sales.
            site: At which site; at all if not said.
            from_: From this day of the books.
            to: To this day of the books, it included.
            by: What to add up by.
            most: At most so many rows, those with the largest net of sites, categories and items, 1 to
                10,000; 1,000 if not said.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "till.sales_summary",
            {
                "entity": entity,
                "site": site,
                "from": from_,
                "to": to,
                "by": by,
                "most": most,
            },
            replies.SalesSummaryReply,
            acting_as=acting_as,
        )


class Sales:
    """The operations `sales.*`."""

    __slots__ = ("_door",)

    def __init__(self, door: Door) -> None:
        self._door = door

    def set_channel_terms(
        self,
        *,
        channel: str,
        site: str,
        jurisdiction: Optional[str] = None,
        includes_tax: Optional[bool] = None,
        revenue_at: Optional[words.RevenueAt] = None,
        tax_by: Optional[words.TaxBy] = None,
        tax_due: Optional[words.TaxDue] = None,
        sells_as: Optional[words.SellsAs] = None,
        marketplace: Optional[str] = None,
        principal: Optional[str] = None,
        commission: Optional[DecimalLike] = None,
        prepaid: Optional[bool] = None,
        pay_within_minutes: Optional[int] = None,
        due_days: Optional[int] = None,
        late_money: Optional[words.LateMoney] = None,
        difference_most: Optional[DecimalLike] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.ChannelTermsReply:
        """Says on which terms a channel sells, as a whole: what is not said is as if the channel were new.
        Orders that stand are billed by the terms of the day they are billed.

        A request that needs the duty `sales.set_channel_terms`. Refused with:
        allocation.unknown_channel, stock.unknown_site, allocation.site_of_other_entity,
        tax.unknown_jurisdiction, parties.unknown_party, sales.party_needed, sales.out_of_range.

        Args:
            channel: The channel.
            site: The site whose price lists hold.
            jurisdiction: Where its sales are taxed; where the site's are if not said.
            includes_tax: Whether its prices include tax; they do if not said.
            revenue_at: When goods pass to the customer, and revenue and cost count; when they leave if
                not said.
            tax_by: Who owes the tax; we do if not said.
            tax_due: When the tax that we owe is due: when it is billed, or when it is paid where that
                comes before; when it is billed if not said. Orders that stand keep to what was said
                when they were captured.
            sells_as: In whose name it sells; in ours if not said.
            marketplace: The marketplace that collects from the customers and pays us; the customers pay
                us if not said.
            principal: In whose name it sells as an agent.
            commission: What of the net price the marketplace keeps, or we keep as an agent; nothing if
                not said.
            prepaid: Whether goods leave only when they are paid; one that leaves unpaid is raised.
            pay_within_minutes: How long an order keeps its goods unpaid, in minutes, 1 to 5,256,000;
                for ever if not said. What is not paid by then is no longer wanted.
            due_days: In how many days an invoice is due, 0 to 3,650, unless the customer's terms say
                otherwise; at once if not said.
            late_money: What becomes of money that comes when its goods were let go and nobody can
                promise others; they wait if not said.
            difference_most: By how much a total that the channel gives may differ from ours, in the
                entity's currency; not at all if not said.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "sales.set_channel_terms",
            {
                "channel": channel,
                "site": site,
                "jurisdiction": jurisdiction,
                "includes_tax": includes_tax,
                "revenue_at": revenue_at,
                "tax_by": tax_by,
                "tax_due": tax_due,
                "sells_as": sells_as,
                "marketplace": marketplace,
                "principal": principal,
                "commission": commission,
                "prepaid": prepaid,
                "pay_within_minutes": pay_within_minutes,
                "due_days": due_days,
                "late_money": late_money,
                "difference_most": difference_most,
            },
            replies.ChannelTermsReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def set_customer_terms(
        self,
        *,
        entity: str,
        customer: str,
        due_days: Optional[int] = None,
        credit_limit: Optional[DecimalLike] = None,
        stopped: Optional[bool] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.CustomerTermsReply:
        """Says on which terms a customer buys of an entity, as a whole. Their price list is that of their
        customer group (`pricing.set_customer_group`), their exemption that of `tax.set_exemption`.

        A request that needs the duty `sales.set_customer_terms`. Refused with: ledger.unknown_entity,
        parties.unknown_party, sales.out_of_range.

        Args:
            entity: Who sells.
            customer: Who buys.
            due_days: In how many days their invoices are due, 0 to 3,650; as the channel says if not
                said.
            credit_limit: How much they may owe, orders under way included, in the entity's currency;
                without limit if not said. An order beyond it is held for credit.
            stopped: Whether every new order of theirs that is not prepaid is held for credit.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "sales.set_customer_terms",
            {
                "entity": entity,
                "customer": customer,
                "due_days": due_days,
                "credit_limit": credit_limit,
                "stopped": stopped,
            },
            replies.CustomerTermsReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def offer_quote(
        self,
        *,
        channel: str,
        reference: str,
        lines: Sequence[requests.OrderedLine],
        customer: Optional[str] = None,
        zone: Optional[str] = None,
        valid_until: Optional[DateLike] = None,
        reserve: Optional[bool] = None,
        discount: Optional[DecimalLike] = None,
        discount_percent: Optional[DecimalLike] = None,
        attributes: Optional[Mapping[str, Any]] = None,
        external_refs: Optional[Mapping[str, str]] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.OrderReply:
        """Offers goods and services to a customer, at prices that hold until a day: `sales.place_order`
        takes the quote. It promises nothing, unless it is to reserve its goods, as long as the channel
        keeps a reservation.

        A request that needs the duty `sales.offer_quote`. Refused with: allocation.unknown_channel,
        allocation.channel_inactive, sales.no_terms, sales.other_content, sales.kept_elsewhere,
        ledger.unknown_entity, parties.unknown_party, stock.no_lines, stock.too_many_lines,
        catalogue.unknown_item, catalogue.not_exact, catalogue.quantity_not_positive,
        sales.not_for_order, sales.kit_without_parts, sales.no_price, sales.price_mode,
        sales.negative_price, till.override_not_allowed, till.discount_not_allowed,
        pricing.discount_above_line, pricing.discount_above_basket, tax.no_rate, tax.no_jurisdiction,
        till.card_number, allocation.not_enough.

        Args:
            channel: The channel.
            reference: The quote's reference, unique among the channel's quotes for ever.
            customer: To whom.
            zone: The zone it is to go to.
            valid_until: The last day it can be taken; without end if not said.
            reserve: Whether its goods are reserved.
            lines: Its lines, 1 to 10,000.
            discount: What to take off it, in money.
            discount_percent: What to take off it, in per cent; not beside `discount`.
            attributes: The host's own, never a card's number.
            external_refs: The quote's ids in other systems, by system.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "sales.offer_quote",
            {
                "channel": channel,
                "reference": reference,
                "customer": customer,
                "zone": zone,
                "valid_until": valid_until,
                "reserve": reserve,
                "lines": lines,
                "discount": discount,
                "discount_percent": discount_percent,
                "attributes": attributes,
                "external_refs": external_refs,
            },
            replies.OrderReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def place_order(
        self,
        *,
        channel: str,
        reference: str,
        customer: Optional[str] = None,
        zone: Optional[str] = None,
        site: Optional[str] = None,
        wanted_on: Optional[DateLike] = None,
        cart: Optional[str] = None,
        quote: Optional[str] = None,
        lines: Optional[Sequence[requests.OrderedLine]] = None,
        discount: Optional[DecimalLike] = None,
        discount_percent: Optional[DecimalLike] = None,
        total: Optional[DecimalLike] = None,
        holds: Optional[Sequence[requests.NewHold]] = None,
        attributes: Optional[Mapping[str, Any]] = None,
        external_refs: Optional[Mapping[str, str]] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.OrderReply:
        """Places an order: prices and taxes its lines, promises them their goods by the channel's rules,
        and holds it for credit where the customer would owe more than they may. A channel that is paid
        within some minutes keeps the goods that long. Captured again under the same reference it is the
        order that stands.

        A request that needs the duty `sales.place_order`. Refused with: allocation.unknown_channel,
        allocation.channel_inactive, sales.no_terms, sales.other_content, sales.kept_elsewhere,
        ledger.unknown_entity, parties.unknown_party, stock.unknown_site, stock.no_lines,
        stock.too_many_lines, catalogue.unknown_item, catalogue.not_exact,
        catalogue.quantity_not_positive, sales.not_for_order, sales.kit_without_parts, sales.no_price,
        sales.price_mode, sales.negative_price, sales.quote_gone, sales.quote_of_other,
        till.override_not_allowed, till.discount_not_allowed, pricing.discount_above_line,
        pricing.discount_above_basket, tax.no_rate, tax.no_jurisdiction, sales.total_differs,
        sales.quote_ended, sales.unknown_order, allocation.unknown_demand, till.card_number,
        allocation.not_enough.

        Args:
            channel: The channel.
            reference: The channel's own reference, unique in it for ever.
            customer: Who buys.
            zone: The zone it is to go to.
            site: The only site it is to come from: where it is picked up.
            wanted_on: The day it is wanted; today if not said.
            cart: The basket (`allocation.reserve`) it comes of, which gives up to it what it has
                reserved.
            quote: The quote it comes of, instead of a basket: its customer buys. Without lines it is
                ordered as it was quoted, once, as far as nothing of it was cancelled.
            lines: Its lines, 1 to 10,000.
            discount: What to take off the order, in money.
            discount_percent: What to take off the order, in per cent; not beside `discount`.
            total: What the channel says it comes to, all taxes included: held against what we work out.
            holds: For what it is held from the start.
            attributes: The host's own, never a card's number.
            external_refs: The order's ids in other systems, by system.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "sales.place_order",
            {
                "channel": channel,
                "reference": reference,
                "customer": customer,
                "zone": zone,
                "site": site,
                "wanted_on": wanted_on,
                "cart": cart,
                "quote": quote,
                "lines": lines,
                "discount": discount,
                "discount_percent": discount_percent,
                "total": total,
                "holds": holds,
                "attributes": attributes,
                "external_refs": external_refs,
            },
            replies.OrderReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def record_order(
        self,
        *,
        channel: str,
        reference: str,
        lines: Sequence[requests.OrderedLine],
        occurred_on: Optional[DateLike] = None,
        customer: Optional[str] = None,
        zone: Optional[str] = None,
        site: Optional[str] = None,
        wanted_on: Optional[DateLike] = None,
        discount: Optional[DecimalLike] = None,
        discount_percent: Optional[DecimalLike] = None,
        total: Optional[DecimalLike] = None,
        holds: Optional[Sequence[requests.NewHold]] = None,
        attributes: Optional[Mapping[str, Any]] = None,
        external_refs: Optional[Mapping[str, str]] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.OrderReply:
        """Records an order that a customer has placed elsewhere: on a marketplace, in a shop that had lost
        its line. It stands whatever we have: what cannot be promised waits. Recorded again under the
        same reference it is the order that stands.

        A fact: other content under a reference is raised as `sales.other_content`, a total that is not
        what its lines come to as `sales.total_differs`, a customer who would owe too much as
        `sales.credit_exceeded`.

        A fact that needs the duty `sales.record_order`. Refused with: allocation.unknown_channel,
        sales.no_terms, sales.kept_elsewhere, parties.unknown_party, stock.unknown_site, stock.no_lines,
        stock.too_many_lines, catalogue.unknown_item, catalogue.not_exact,
        catalogue.quantity_not_positive, sales.not_for_order, sales.kit_without_parts, sales.no_price,
        sales.price_mode, sales.negative_price, pricing.discount_above_line,
        pricing.discount_above_basket, tax.no_rate, tax.no_jurisdiction, ledger.in_future,
        till.card_number.

        Args:
            channel: The channel.
            reference: The channel's own reference, unique in it for ever.
            occurred_on: The business day it was placed; today if not said.
            customer: Who bought.
            zone: The zone it is to go to.
            site: The only site it is to come from: where it is picked up.
            wanted_on: The day it is wanted; today if not said.
            lines: Its lines, 1 to 10,000.
            discount: What was taken off the order, in money.
            discount_percent: What was taken off the order, in per cent; not beside `discount`.
            total: What the channel says it came to, all taxes included: held against what we work out.
            holds: For what it is held from the start.
            attributes: The host's own, never a card's number.
            external_refs: The order's ids in other systems, by system.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "sales.record_order",
            {
                "channel": channel,
                "reference": reference,
                "occurred_on": occurred_on,
                "customer": customer,
                "zone": zone,
                "site": site,
                "wanted_on": wanted_on,
                "lines": lines,
                "discount": discount,
                "discount_percent": discount_percent,
                "total": total,
                "holds": holds,
                "attributes": attributes,
                "external_refs": external_refs,
            },
            replies.OrderReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def place_hold(
        self,
        *,
        channel: str,
        reference: str,
        hold: words.HoldKind,
        reason: str,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.OrderReply:
        """Holds an order: it keeps what it was promised, and is not to leave. One that leaves all the same
        is raised as `sales.shipped_held`.

        A request that needs the duty `sales.place_hold`. Refused with: allocation.unknown_channel,
        sales.unknown_order, sales.held_already.

        Args:
            channel: The channel.
            reference: The order's reference.
            hold: For what.
            reason: Why.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "sales.place_hold",
            {
                "channel": channel,
                "reference": reference,
                "hold": hold,
                "reason": reason,
            },
            replies.OrderReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def release_hold(
        self,
        *,
        channel: str,
        reference: str,
        hold: words.HoldKind,
        reason: str,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.OrderReply:
        """Lets an order go that is held. What is held for fraud or credit needs a duty of its own beside
        this one's: `sales.release_fraud`, `sales.release_credit`.

        A request that needs the duty `sales.release_hold`. Refused with: allocation.unknown_channel,
        sales.unknown_order, sales.not_held, sales.may_not_release.

        Args:
            channel: The channel.
            reference: The order's reference.
            hold: For what it is held.
            reason: Why it may go.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "sales.release_hold",
            {
                "channel": channel,
                "reference": reference,
                "hold": hold,
                "reason": reason,
            },
            replies.OrderReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def record_payment(
        self,
        *,
        channel: str,
        reference: str,
        step: words.OrderPaymentStep,
        tender: str,
        amount: DecimalLike,
        payment: str,
        follows: Optional[str] = None,
        stored_value: Optional[str] = None,
        occurred_on: Optional[DateLike] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.OrderPaymentReply:
        """Records what a processor, or a card or credit of ours, did with money of an order: it was
        authorised, captured, voided, refunded, charged back or given to us again. Captured money
        settles what is owed for the order and is held for the customer beyond that, whatever has become
        of the goods. The same step of the same payment is recorded once.

        A fact: what is captured beyond what was authorised, given back beyond what was captured or
        beyond what we hold is raised as `sales.more_than_paid` and `sales.more_than_held`; money that
        comes after its goods were let go as `sales.paid_late`; another amount under a reference that
        stands as `sales.payment_differs`.

        A fact that needs the duty `sales.record_payment`. Refused with: allocation.unknown_channel,
        sales.unknown_order, till.unknown_tender, sales.tender_not_for_orders, sales.not_positive,
        sales.no_payment, sales.unknown_payment, till.unknown_stored_value, till.stored_value_kind,
        till.stored_value_expired, till.not_enough_stored, till.voucher_spent_whole, till.voucher_whole,
        till.card_number, ledger.in_future.

        Args:
            channel: The channel.
            reference: The order's reference.
            step: What happened.
            tender: The way of paying.
            amount: How much, in the entity's currency, above 0.
            payment: The processor's reference of it, unique in the order and step; never a card's
                number.
            follows: The processor's reference of the step it follows: of a capture what was authorised,
                of a void likewise, of money given or charged back what was captured, of a chargeback
                won what was charged back.
            stored_value: The number of the gift card or store credit it is taken from or put back on.
            occurred_on: The business day it happened; today if not said.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "sales.record_payment",
            {
                "channel": channel,
                "reference": reference,
                "step": step,
                "tender": tender,
                "amount": amount,
                "payment": payment,
                "follows": follows,
                "stored_value": stored_value,
                "occurred_on": occurred_on,
            },
            replies.OrderPaymentReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def ship_order(
        self,
        *,
        site: str,
        channel: str,
        reference: str,
        lines: Sequence[requests.ToldLine],
        occurred_on: Optional[DateLike] = None,
        carrier: Optional[str] = None,
        tracking: Optional[str] = None,
        freight: Optional[DecimalLike] = None,
        attributes: Optional[Mapping[str, Any]] = None,
        external_refs: Optional[Mapping[str, str]] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.ShippedReply:
        """Reports what has left for an order, and bills it: goods out of stock to cost of sales, revenue
        and tax, off what was paid before, the rest owed. What has no goods is billed with the first
        shipment. Where goods pass when they arrive, value and revenue wait for that
        (`sales.record_parcel_event`).

        A fact: what was promised elsewhere re-allocates itself and is raised, what is more than the
        line wants leaves without being billed and is raised, what the book did not have goes below zero
        and is raised; an order that was held is raised as `sales.shipped_held`, one of a prepaid
        channel that is not paid as `sales.shipped_unpaid`. What is taken back from the dock is told by
        `allocation.reverse_shipment`.

        A fact that needs the duty `sales.ship_order`. Refused with: stock.unknown_site,
        allocation.site_of_other_entity, allocation.unknown_channel, sales.unknown_order,
        allocation.unknown_line, stock.no_lines, stock.too_many_lines, stock.lot_required,
        stock.lot_not_tracked, stock.unknown_lot, stock.unknown_place, allocation.negative,
        allocation.out_of_step, parties.unknown_party, sales.out_of_range, ledger.in_future,
        till.card_number.

        Args:
            site: Where it left.
            channel: The channel.
            reference: The order's reference.
            occurred_on: The business day it left; today at the site if not said.
            lines: What left, 1 to 10,000 lines.
            carrier: Who carries it; nobody if not said: it was picked up.
            tracking: The carrier's number of it.
            freight: What carrying it costs us, in the entity's currency: owed to the carrier until
                billed.
            attributes: The host's own.
            external_refs: The document's ids in other systems, by system.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "sales.ship_order",
            {
                "site": site,
                "channel": channel,
                "reference": reference,
                "occurred_on": occurred_on,
                "lines": lines,
                "carrier": carrier,
                "tracking": tracking,
                "freight": freight,
                "attributes": attributes,
                "external_refs": external_refs,
            },
            replies.ShippedReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def record_parcel_event(
        self,
        *,
        shipment: str,
        step: words.ParcelStep,
        occurred_on: Optional[DateLike] = None,
        amount: Optional[DecimalLike] = None,
        note: Optional[str] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.ParcelReply:
        """Records what a carrier says of a parcel. When it arrives, what was under way and ours passes to
        the customer: revenue and cost count. When it is lost, the value of goods that were still ours
        is shrinkage. What is claimed of the carrier is awaited from them, against shrinkage.

        A fact: a parcel that is lost, damaged or on its way back is raised as
        `sales.parcel_in_trouble`; one that had arrived or was lost before, or was taken back from the
        dock, as `sales.parcel_ended`.

        A fact that needs the duty `sales.record_parcel_event`. Refused with: stock.unknown_document,
        stock.wrong_document, sales.unknown_parcel, sales.not_positive, sales.out_of_range,
        ledger.in_future.

        Args:
            shipment: The shipment by which it left.
            step: What happened.
            occurred_on: The business day it happened; today if not said.
            amount: What is claimed, in the entity's currency, above 0; only of `claimed`.
            note: What the carrier says.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "sales.record_parcel_event",
            {
                "shipment": shipment,
                "step": step,
                "occurred_on": occurred_on,
                "amount": amount,
                "note": note,
            },
            replies.ParcelReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def add_lines(
        self,
        *,
        channel: str,
        reference: str,
        lines: Sequence[requests.OrderedLine],
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.OrderReply:
        """Adds lines to an order that stands: priced and taxed as of today, where the order is taxed, and
        promised their goods by the channel's rules. The lines it has stay as they were agreed; one that
        is wanted more often is a line of its own. An order that the customer would owe too much by is
        held for credit.

        A request that needs the duty `sales.add_lines`. Refused with: allocation.unknown_channel,
        allocation.channel_inactive, sales.no_terms, sales.unknown_order, stock.no_lines,
        stock.too_many_lines, catalogue.unknown_item, catalogue.not_exact,
        catalogue.quantity_not_positive, sales.not_for_order, sales.kit_without_parts, sales.no_price,
        sales.price_mode, sales.negative_price, till.override_not_allowed, till.discount_not_allowed,
        pricing.discount_above_line, tax.no_rate, allocation.not_enough.

        Args:
            channel: The channel.
            reference: The order's reference.
            lines: What is wanted beside, 1 to 10,000 lines.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "sales.add_lines",
            {
                "channel": channel,
                "reference": reference,
                "lines": lines,
            },
            replies.OrderReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def cancel_lines(
        self,
        *,
        channel: str,
        reference: str,
        reason: str,
        kind: Optional[words.DemandKind] = None,
        lines: Optional[Sequence[requests.CancelledLine]] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.OrderReply:
        """Cancels an order or quote, whole or by line and quantity, as far as it has not been picked and
        has not left. What was promised to it is free for others at once; what was paid for it is to be
        given back (`sales.refund_order`).

        A request that needs the duty `sales.cancel_lines`. Refused with: allocation.unknown_channel,
        sales.unknown_order, sales.unknown_line, sales.more_than_wanted,
        catalogue.quantity_not_positive, allocation.out_of_step, ledger.period_closed.

        Args:
            channel: The channel.
            kind: Whether an order or a quote; an order if not said.
            reference: Its reference.
            lines: What is cancelled; all that can be if not said.
            reason: Why.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "sales.cancel_lines",
            {
                "channel": channel,
                "kind": kind,
                "reference": reference,
                "lines": lines,
                "reason": reason,
            },
            replies.OrderReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def refund_order(
        self,
        *,
        channel: str,
        reference: str,
        amount: Optional[DecimalLike] = None,
        store_credit: Optional[requests.ToStoreCredit] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.RefundedReply:
        """Gives back what we hold for a customer beyond what their order still comes to: after a
        cancellation, a credit or too much money. It goes back the way it came, to the payment that was
        captured last first; or to store credit.

        A request that needs the duty `sales.refund_order`. Refused with: allocation.unknown_channel,
        sales.unknown_order, sales.not_positive, sales.more_than_held, till.unknown_tender,
        till.tender_inactive, till.stored_value_kind, till.voucher_whole, till.card_number,
        ledger.period_closed.

        Args:
            channel: The channel.
            reference: The order's reference.
            amount: How much; all that is to be given back if not said.
            store_credit: The store credit it is put on, instead of where it came from.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "sales.refund_order",
            {
                "channel": channel,
                "reference": reference,
                "amount": amount,
                "store_credit": store_credit,
            },
            replies.RefundedReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def receive_money(
        self,
        *,
        entity: str,
        customer: str,
        amount: DecimalLike,
        reference: str,
        account: Optional[str] = None,
        tender: Optional[str] = None,
        occurred_on: Optional[DateLike] = None,
        invoices: Optional[Sequence[requests.PaidInvoice]] = None,
        apply: Optional[words.ApplyRule] = None,
        attributes: Optional[Mapping[str, Any]] = None,
        external_refs: Optional[Mapping[str, str]] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.MoneyReceived:
        """Records money of a customer, or of a marketplace, that arrived for what they owe: it settles the
        invoices that are named, what is short stays owed, and what is over stays on account until
        `sales.apply_money` puts it against other invoices.

        A discount that was taken for paying early becomes a credit note, with the tax in it. What was
        kept back for a reason stays owed and is raised as `sales.deduction_taken`. Money for what was
        written off is recovered out of bad debts, and the tax in it that had been claimed back is owed
        again.

        The reference means one payment of the customer for ever: recorded again it is the first one.

        A fact: another amount under a reference is raised as `sales.money_differs`, an invoice that is
        not there or is not theirs as `sales.unknown_invoice` and `sales.other_customer`, more than is
        owed as `sales.more_than_owed`, more than came as `sales.more_than_received`; what these concern
        stays on account. Money on an account that takes none goes to suspense. What came to another
        entity under the reference is another payment: this one is booked without it, and raised as
        `flow.reference_used`.

        A fact that needs the duty `sales.receive_money`. Refused with: ledger.unknown_entity,
        parties.unknown_party, sales.one_place, sales.not_positive, sales.out_of_range,
        sales.named_twice, till.unknown_tender, sales.tender_not_for_orders, till.card_number,
        ledger.in_future.

        Args:
            entity: Who sold.
            customer: Who paid.
            amount: How much arrived, in the entity's currency, above 0.
            reference: Their reference of it, or the bank's: unique of the customer for ever; never a
                card's number.
            account: The account it arrived on, which takes entries by hand: a bank account.
            tender: The tender it came by, instead of an account: a card, a cheque.
            occurred_on: The business day it arrived; today if not said.
            invoices: What it is for.
            apply: What the rest of it settles; nothing if not said.
            attributes: The host's own, never a card's number.
            external_refs: The document's ids in other systems, by system.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "sales.receive_money",
            {
                "entity": entity,
                "customer": customer,
                "amount": amount,
                "reference": reference,
                "account": account,
                "tender": tender,
                "occurred_on": occurred_on,
                "invoices": invoices,
                "apply": apply,
                "attributes": attributes,
                "external_refs": external_refs,
            },
            replies.MoneyReceived,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def reverse_money(
        self,
        *,
        payment: str,
        reason: str,
        occurred_on: Optional[DateLike] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.MoneyReversed:
        """Records that money of a customer went back again: a cheque bounced, a direct debit was returned.
        What it had settled is owed again, due as before; what is left of it on account is gone.
        Recorded again it is the first one.

        A fact: what of it had been put against other invoices meanwhile is owed on account, and raised
        as `sales.used_money_reversed`. Credit notes of discounts and what was recovered of a bad debt
        stay.

        A fact that needs the duty `sales.reverse_money`. Refused with: stock.unknown_document,
        stock.wrong_document, ledger.in_future.

        Args:
            payment: The number of the payment.
            occurred_on: The business day it went back; today if not said.
            reason: Why.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "sales.reverse_money",
            {
                "payment": payment,
                "occurred_on": occurred_on,
                "reason": reason,
            },
            replies.MoneyReversed,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def apply_money(
        self,
        *,
        entity: str,
        customer: str,
        credits: Optional[Sequence[str]] = None,
        invoices: Optional[Sequence[requests.AppliedInvoice]] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.MoneyApplied:
        """Puts money of a customer that is on account against what they owe: what is over of their
        payments, and what is held for their orders beyond what those will still bill, as after a credit
        note. What came first is used first, and without invoices it goes to what was due first.

        A request that needs the duty `sales.apply_money`. Refused with: ledger.unknown_entity,
        parties.unknown_party, sales.nothing_on_account, sales.unknown_credit, sales.named_twice,
        sales.unknown_invoice, sales.other_customer, sales.nothing_owed, sales.not_positive,
        sales.more_than_owed, sales.more_than_on_account, ledger.period_closed.

        Args:
            entity: Who sold.
            customer: Whose money.
            credits: Of which payments, orders or credit notes, by number; all that is on account if not
                said.
            invoices: For which invoices; what was due first if not said.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "sales.apply_money",
            {
                "entity": entity,
                "customer": customer,
                "credits": credits,
                "invoices": invoices,
            },
            replies.MoneyApplied,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def return_money(
        self,
        *,
        entity: str,
        customer: str,
        reason: str,
        credits: Optional[Sequence[str]] = None,
        amount: Optional[DecimalLike] = None,
        account: Optional[str] = None,
        tender: Optional[str] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.MoneyReturned:
        """Gives money of a customer that is on account back to them: what is over of their payments, and
        what is held for their orders beyond what those will still bill. What came first goes back
        first, and never more than is free.

        It leaves by an account that takes entries by hand, as a bank account, or by a tender, whose
        processor pays it out. Money that was captured for an order goes back the way it came by
        `sales.refund_order`.

        A request that needs the duty `sales.return_money`. Refused with: ledger.unknown_entity,
        parties.unknown_party, sales.nothing_on_account, sales.unknown_credit, sales.named_twice,
        sales.not_positive, sales.more_than_on_account, sales.one_place, ledger.unknown_account,
        ledger.control_account, till.unknown_tender, sales.tender_not_for_orders, till.card_number,
        ledger.period_closed.

        Args:
            entity: Who sold.
            customer: Whose money.
            credits: Of which payments, orders or credit notes, by number; all that is on account if not
                said.
            amount: How much, in the entity's currency, above 0; all of it if not said.
            account: The account it leaves.
            tender: The tender it goes back by, instead of an account.
            reason: Why; never a card's number.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "sales.return_money",
            {
                "entity": entity,
                "customer": customer,
                "credits": credits,
                "amount": amount,
                "account": account,
                "tender": tender,
                "reason": reason,
            },
            replies.MoneyReturned,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def write_off(
        self,
        *,
        invoice: str,
        reason: str,
        amount: Optional[DecimalLike] = None,
        claim_tax: Optional[bool] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.WrittenOff:
        """Writes off what a customer will not pay of an invoice, whole or in part: it is a bad debt, tax
        included. Where the jurisdiction gives relief, the tax in it can be claimed back with it: its
        share of what was billed, by tax set. What is paid after all, `sales.receive_money` takes out of
        bad debts, and the tax in that is owed again.

        A request that needs the duty `sales.write_off`. Refused with: sales.unknown_invoice,
        sales.nothing_owed, sales.not_positive, sales.more_than_owed, sales.no_relief,
        sales.relief_too_early, ledger.period_closed.

        Args:
            invoice: The invoice.
            amount: How much, above 0; all that is owed if not said.
            claim_tax: Whether the tax in it is claimed back; it is not if not said.
            reason: Why.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "sales.write_off",
            {
                "invoice": invoice,
                "amount": amount,
                "claim_tax": claim_tax,
                "reason": reason,
            },
            replies.WrittenOff,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def credit_order(
        self,
        *,
        invoice: str,
        reason: str,
        amount: Optional[DecimalLike] = None,
        percent: Optional[DecimalLike] = None,
        lines: Optional[Sequence[requests.CreditedLine]] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.CreditedReply:
        """Credits a part of an invoice without goods coming back: a price that was wrong, a rebate, goods
        that were not as agreed. Revenue and tax are taken back by line; what is still owed for the
        invoice is lowered first, and the rest is held for the customer, to be given back
        (`sales.refund_order`) or put against other invoices (`sales.apply_money`).

        An amount or a per cent of the whole invoice is spread over its lines in proportion to what is
        left of each. No line is credited beyond what it billed less what was credited of it before.
        What was written off with its tax claimed back is not credited as well: its tax would go back
        twice.

        A request that needs the duty `sales.credit_order`. Refused with: sales.unknown_invoice,
        sales.one_measure, sales.not_positive, sales.unknown_billed_line, sales.named_twice,
        sales.more_than_billed, ledger.period_closed.

        Args:
            invoice: The invoice.
            amount: How much of the invoice, tax included.
            percent: How much of what it billed, in per cent, instead of an amount.
            lines: How much of which lines, instead of an amount.
            reason: Why.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "sales.credit_order",
            {
                "invoice": invoice,
                "amount": amount,
                "percent": percent,
                "lines": lines,
                "reason": reason,
            },
            replies.CreditedReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def channel_terms(
        self,
        *,
        channel: str,
        acting_as: str = "",
    ) -> replies.ChannelTermsReply:
        """On which terms a channel sells.

        A query that needs the duty `sales.channel_terms`. Refused with: allocation.unknown_channel,
        sales.no_terms.

        Args:
            channel: The channel.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "sales.channel_terms",
            {
                "channel": channel,
            },
            replies.ChannelTermsReply,
            acting_as=acting_as,
        )

    def customer_terms(
        self,
        *,
        entity: str,
        customer: str,
        acting_as: str = "",
    ) -> replies.CustomerTermsReply:
        """On which terms a customer buys of an entity.

        A query that needs the duty `sales.customer_terms`. Refused with: ledger.unknown_entity,
        parties.unknown_party.

        Args:
            entity: Who sells.
            customer: Who buys.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "sales.customer_terms",
            {
                "entity": entity,
                "customer": customer,
            },
            replies.CustomerTermsReply,
            acting_as=acting_as,
        )

    def order(
        self,
        *,
        channel: str,
        reference: str,
        kind: Optional[words.DemandKind] = None,
        acting_as: str = "",
    ) -> replies.OrderReply:
        """An order or quote as it stands: its lines, what was promised to them, its holds and its money.
        Amounts are in the entity's currency.

        A query that needs the duty `sales.order`. Refused with: allocation.unknown_channel,
        sales.unknown_order.

        Args:
            channel: The channel.
            kind: Whether an order or a quote; an order if not said.
            reference: Its reference.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "sales.order",
            {
                "channel": channel,
                "kind": kind,
                "reference": reference,
            },
            replies.OrderReply,
            acting_as=acting_as,
        )

    def orders(
        self,
        *,
        entity: str,
        channel: Optional[str] = None,
        customer: Optional[str] = None,
        status: Optional[words.OrderStatus] = None,
        after: Optional[int] = None,
        limit: Optional[int] = None,
        acting_as: str = "",
    ) -> replies.OrdersAnswer:
        """Orders and quotes of an entity, those captured first in front, in pages.

        A query that needs the duty `sales.orders`. Refused with: ledger.unknown_entity,
        allocation.unknown_channel, allocation.channel_of_other_entity, parties.unknown_party.

        Args:
            entity: Who sells.
            channel: Through which channel; through any if not said.
            customer: Of which customer; of any if not said.
            status: How they stand; any way if not said.
            after: `next` of the page before.
            limit: How many at most are looked at.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "sales.orders",
            {
                "entity": entity,
                "channel": channel,
                "customer": customer,
                "status": status,
                "after": after,
                "limit": limit,
            },
            replies.OrdersAnswer,
            acting_as=acting_as,
        )

    def timeline(
        self,
        *,
        channel: str,
        reference: str,
        kind: Optional[words.DemandKind] = None,
        acting_as: str = "",
    ) -> replies.TimelineAnswer:
        """All that happened to an order or quote, in the order in which it was recorded: its units as they
        went from stage to stage, its holds, its money, its invoices and its parcels. At most the last
        10,000 steps.

        A query that needs the duty `sales.timeline`. Refused with: allocation.unknown_channel,
        sales.unknown_order.

        Args:
            channel: The channel.
            kind: Whether an order or a quote; an order if not said.
            reference: Its reference.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "sales.timeline",
            {
                "channel": channel,
                "kind": kind,
                "reference": reference,
            },
            replies.TimelineAnswer,
            acting_as=acting_as,
        )

    def invoice(
        self,
        *,
        invoice: str,
        acting_as: str = "",
    ) -> replies.InvoiceAnswer:
        """An invoice or credit note with its lines, and what of it is still owed. Amounts of a credit note
        are below zero.

        A query that needs the duty `sales.invoice`. Refused with: sales.unknown_invoice.

        Args:
            invoice: Its number.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "sales.invoice",
            {
                "invoice": invoice,
            },
            replies.InvoiceAnswer,
            acting_as=acting_as,
        )

    def invoices(
        self,
        *,
        entity: str,
        kind: Optional[words.InvoiceKind] = None,
        customer: Optional[str] = None,
        open: Optional[bool] = None,
        after: Optional[int] = None,
        limit: Optional[int] = None,
        acting_as: str = "",
    ) -> replies.InvoicesAnswer:
        """Invoices or credit notes of an entity in order of number, in pages. Amounts of a credit note are
        below zero.

        A query that needs the duty `sales.invoices`. Refused with: ledger.unknown_entity,
        parties.unknown_party.

        Args:
            entity: Who sold.
            kind: Whether invoices or credit notes; invoices if not said.
            customer: Who owes them; anybody if not said.
            open: Whether only those for which something is still owed.
            after: `next` of the page before.
            limit: How many at most are looked at.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "sales.invoices",
            {
                "entity": entity,
                "kind": kind,
                "customer": customer,
                "open": open,
                "after": after,
                "limit": limit,
            },
            replies.InvoicesAnswer,
            acting_as=acting_as,
        )

    def statement(
        self,
        *,
        entity: str,
        customer: str,
        from_: DateLike,
        to: DateLike,
        after: Optional[int] = None,
        limit: Optional[int] = None,
        acting_as: str = "",
    ) -> replies.StatementAnswer:
        """The account of a customer between two days of the books: what they owed before, every invoice,
        credit note, payment and write-off with what they owe after it, and what they owe at the end, in
        pages.

        What is owed is what receivables hold of them less what customer deposits hold for them, so that
        the account ties to both: `owed` and `on_account` at the end are what `open_items.items` has of
        the party on that day. What only moves money from the one to the other changes nothing and is
        left out.

        A query that needs the duty `sales.statement`. Refused with: ledger.unknown_entity,
        parties.unknown_party.

        Args:
            entity: Who sold.
            customer: Whose account.
            from_: The first business day of the books.
            to: The last one.
            after: `next` of the page before.
            limit: How many lines at most.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "sales.statement",
            {
                "entity": entity,
                "customer": customer,
                "from": from_,
                "to": to,
                "after": after,
                "limit": limit,
            },
            replies.StatementAnswer,
            acting_as=acting_as,
        )

    def receivables(
        self,
        *,
        entity: str,
        as_of: DateLike,
        customer: Optional[str] = None,
        after: Optional[int] = None,
        limit: Optional[int] = None,
        acting_as: str = "",
    ) -> replies.ReceivablesAnswer:
        """What customers owe at the end of a day of the books, by how long it had been due, customer by
        customer in pages: what receivables waited for, what of their money was held, and what of their
        credit limit is left now.

        A query that needs the duty `sales.receivables`. Refused with: ledger.unknown_entity,
        parties.unknown_party.

        Args:
            entity: Who sold.
            as_of: At the end of this day of the books.
            customer: Of this customer alone.
            after: `next` of the page before.
            limit: How many customers at most.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "sales.receivables",
            {
                "entity": entity,
                "as_of": as_of,
                "customer": customer,
                "after": after,
                "limit": limit,
            },
            replies.ReceivablesAnswer,
            acting_as=acting_as,
        )


class Returns:
    """The operations `returns.*`."""

    __slots__ = ("_door",)

    def __init__(self, door: Door) -> None:
        self._door = door

    def set_policy(
        self,
        *,
        channel: str,
        reasons: Sequence[requests.NewReturnReason],
        window_days: Optional[int] = None,
        refund_when: Optional[words.RefundWhen] = None,
        restocking_percent: Optional[DecimalLike] = None,
        refund_shipping: Optional[bool] = None,
        order_discount: Optional[words.OrderDiscountRule] = None,
        discount_from: Optional[DecimalLike] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.ReturnPolicyReply:
        """Says how a channel takes goods back, as a whole: what is not said is as if nobody had said
        anything. Returns that stand are credited by the policy of the day they are credited.

        The restocking fee is a part of the price that is not given back: it stays taxed as the goods
        were. What was taken off an order is given back with what it was taken off (`keep`), or is
        charged back (`charge_back`): while what is kept of the order is worth less than
        `discount_from`, before what was taken off the order, so much of a refund is kept back as was
        taken off what is kept. Parts in any order add up to what was paid.

        A request that needs the duty `returns.set_policy`. Refused with: allocation.unknown_channel,
        returns.bad_policy, sales.out_of_range.

        Args:
            channel: The channel.
            window_days: How many days after goods left, or arrived where a carrier says so, they may
                come back, 0 to 36,500; for ever if not said.
            refund_when: When money is given back; when the goods are there if not said.
            restocking_percent: What is kept of the price where the reason says so; nothing if not said.
            refund_shipping: Whether what was billed without goods, such as shipping, is refunded when
                all goods of the order come back.
            order_discount: What becomes of what was taken off the order; it is kept if not said.
            discount_from: What must be kept of an order for what was taken off it, in the entity's
                currency and the channel's prices; only, and always, with `charge_back`.
            reasons: Why goods may come back, 1 to 100, each code once.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "returns.set_policy",
            {
                "channel": channel,
                "window_days": window_days,
                "refund_when": refund_when,
                "restocking_percent": restocking_percent,
                "refund_shipping": refund_shipping,
                "order_discount": order_discount,
                "discount_from": discount_from,
                "reasons": reasons,
            },
            replies.ReturnPolicyReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def authorise(
        self,
        *,
        channel: str,
        reference: str,
        lines: Sequence[requests.LineBack],
        store_credit: Optional[requests.ToStoreCredit] = None,
        note: Optional[str] = None,
        attributes: Optional[Mapping[str, Any]] = None,
        external_refs: Optional[Mapping[str, str]] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.ReturnDone:
        """Lets goods of an order come back, by the channel's policy: within its window, for one of its
        reasons, and no more than was sold and no other return claims. A policy that refunds with the
        authorisation credits and gives back at once.

        What was sold at a till comes back there with its receipt (`till.refund`).

        A request that needs the duty `returns.authorise`. Refused with: allocation.unknown_channel,
        sales.unknown_order, returns.no_policy, stock.no_lines, stock.too_many_lines,
        sales.unknown_line, returns.not_goods, returns.no_quantity, allocation.out_of_step,
        returns.unknown_reason, returns.window_passed, returns.more_than_sold, till.unknown_tender,
        till.tender_inactive, till.stored_value_kind, till.voucher_whole, till.card_number,
        ledger.period_closed.

        Args:
            channel: The channel.
            reference: The order's reference.
            lines: What may come back, 1 to 10,000 lines.
            store_credit: The store credit that is refunded to; money goes back the way it came if not
                said.
            note: What the customer says.
            attributes: The host's own, never a card's number.
            external_refs: The return's ids in other systems, by system.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "returns.authorise",
            {
                "channel": channel,
                "reference": reference,
                "lines": lines,
                "store_credit": store_credit,
                "note": note,
                "attributes": attributes,
                "external_refs": external_refs,
            },
            replies.ReturnDone,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def receive(
        self,
        *,
        site: str,
        lines: Sequence[requests.ArrivedLine],
        number: Optional[str] = None,
        channel: Optional[str] = None,
        reference: Optional[str] = None,
        party: Optional[str] = None,
        occurred_on: Optional[DateLike] = None,
        note: Optional[str] = None,
        attributes: Optional[Mapping[str, Any]] = None,
        external_refs: Optional[Mapping[str, str]] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.ReturnDone:
        """Reports goods that came back: with the number of their return, with their order, or with nothing
        that is known of them. They wait in state `inspection`, in the returns-pending class, at the
        cost they left with where their order is known, else at what their pool says. Any site of the
        entity takes them, wherever they were sold. A policy that refunds with the receipt credits what
        was authorised and gives back at once.

        A fact: what is more than was to come is raised as `returns.more_than_authorised`, goods of an
        order that nobody had let come as `returns.not_authorised`, more than was sold as
        `returns.more_than_sold`, goods that are not on the return or order as `returns.not_on_return`
        and `returns.not_on_order`, and goods of which nothing is known as `returns.unannounced`; all of
        it is taken in, and refunded by `returns.refund` when somebody has looked at it.

        A fact that needs the duty `returns.receive`. Refused with: stock.unknown_site, stock.no_lines,
        returns.unknown_return, returns.unknown_line, returns.line_or_item, allocation.unknown_channel,
        sales.unknown_order, sales.unknown_line, allocation.site_of_other_entity,
        catalogue.unknown_item, catalogue.not_exact, stock.lot_required, parties.unknown_party,
        ledger.in_future, till.card_number.

        Args:
            site: Where they came.
            number: The number of the return they came with.
            channel: The channel of the order they are of, where no return is known.
            reference: The order's reference, with `channel`.
            party: Who sent them, where neither is known.
            occurred_on: The business day they came; today at the site if not said.
            lines: What came, 1 to 10,000 lines.
            note: What is said about the parcel, such as its tracking number.
            attributes: The host's own, never a card's number.
            external_refs: The document's ids in other systems, by system.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "returns.receive",
            {
                "site": site,
                "number": number,
                "channel": channel,
                "reference": reference,
                "party": party,
                "occurred_on": occurred_on,
                "lines": lines,
                "note": note,
                "attributes": attributes,
                "external_refs": external_refs,
            },
            replies.ReturnDone,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def identify(
        self,
        *,
        number: str,
        channel: str,
        reference: str,
        lines: Sequence[requests.IdentifiedLine],
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.ReturnDone:
        """Says which order goods are of that came unannounced, so that they can be refunded
        (`returns.refund`). They stay at the value they came in with, and the refund takes cost of sales
        back by that.

        A request that needs the duty `returns.identify`. Refused with: returns.unknown_return,
        returns.unknown_line, allocation.unknown_channel, sales.unknown_order, sales.unknown_line,
        stock.no_lines, returns.order_known, returns.other_item, returns.more_than_sold.

        Args:
            number: The number of the return.
            channel: The channel of the order.
            reference: The order's reference.
            lines: Which line is which.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "returns.identify",
            {
                "number": number,
                "channel": channel,
                "reference": reference,
                "lines": lines,
            },
            replies.ReturnDone,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def inspect(
        self,
        *,
        number: str,
        lines: Sequence[requests.ReturnPart],
        occurred_on: Optional[DateLike] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.ReturnDone:
        """Records what was found of units that came back and wait: each line with so many units and what
        is said about them. It moves nothing; `returns.dispose` says what becomes of them.

        A request that needs the duty `returns.inspect`. Refused with: returns.unknown_return,
        returns.unknown_line, returns.no_quantity, allocation.out_of_step, returns.more_than_waits,
        stock.no_lines, stock.too_many_lines, ledger.in_future.

        Args:
            number: The number of the return.
            occurred_on: The business day; today if not said.
            lines: What was looked at, 1 to 10,000 lines.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "returns.inspect",
            {
                "number": number,
                "occurred_on": occurred_on,
                "lines": lines,
            },
            replies.ReturnDone,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def dispose(
        self,
        *,
        site: str,
        number: str,
        lines: Sequence[requests.DisposedLine],
        occurred_on: Optional[DateLike] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.ReturnDone:
        """Says what becomes of goods that came back and wait at a site: they are sold again, made good,
        sold off, thrown away, go back to who sold them to us, or are not there. Each is a movement of
        its own at the cost they came back with; those of one kind share a document. A policy that
        refunds with the disposition credits and gives back at once. What is thrown away or missing is
        measured against the actor's limit.

        A request that needs the duty `returns.dispose`. Refused with: stock.unknown_site,
        stock.site_inactive, returns.unknown_return, returns.unknown_line, returns.no_quantity,
        allocation.out_of_step, returns.more_than_waits, stock.no_lines, stock.too_many_lines,
        stock.unknown_lot, stock.unknown_place, stock.unknown_reason, stock.not_enough_available,
        parties.unknown_party, ledger.in_future, ledger.period_closed.

        Args:
            site: Where they are.
            number: The number of the return.
            occurred_on: The business day it happened; today at the site if not said.
            lines: What becomes of what, 1 to 10,000 lines.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "returns.dispose",
            {
                "site": site,
                "number": number,
                "occurred_on": occurred_on,
                "lines": lines,
            },
            replies.ReturnDone,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def refund(
        self,
        *,
        number: str,
        lines: Optional[Sequence[requests.ReturnPart]] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.ReturnDone:
        """Credits units of a return and gives back what was paid for them, before or after they come: what
        came unannounced, or what cannot wait for the policy's time. Refunded without goods, they stand
        open until they come.

        A request that needs the duty `returns.refund`. Refused with: returns.unknown_return,
        returns.unknown_line, returns.order_not_known, returns.no_quantity, allocation.out_of_step,
        returns.more_than_returned, returns.more_than_billed, stock.too_many_lines,
        till.stored_value_kind, till.voucher_whole, ledger.period_closed.

        Args:
            number: The number of the return.
            lines: What is refunded; all that came or may come and is not refunded if not said.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "returns.refund",
            {
                "number": number,
                "lines": lines,
            },
            replies.ReturnDone,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def exchange(
        self,
        *,
        site: str,
        channel: str,
        reference: str,
        lines: Sequence[requests.LineBack],
        store_credit: requests.ToStoreCredit,
        order: requests.ExchangeOrder,
        lots: Optional[Sequence[requests.LotBack]] = None,
        place: Optional[str] = None,
        note: Optional[str] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.ExchangeReply:
        """Takes goods of an order back and places a new order for others, in one step: what comes back is
        here, is credited whatever the policy says of when, and its money goes onto store credit, of
        which the new order is paid as far as it goes. What is left stays on the credit; what is missing
        is due. Both go through store credit, so that each order shows what was given and taken. The new
        order's reference is one that no order has.

        A request that needs the duty `returns.exchange`. Refused with: allocation.unknown_channel,
        sales.unknown_order, returns.no_policy, stock.no_lines, stock.too_many_lines,
        sales.unknown_line, returns.not_goods, returns.no_quantity, allocation.out_of_step,
        returns.unknown_reason, returns.window_passed, returns.more_than_sold, till.unknown_tender,
        till.tender_inactive, till.stored_value_kind, till.voucher_whole, till.card_number,
        ledger.period_closed, returns.more_than_authorised, costing.no_standard_cost,
        allocation.site_of_other_entity, stock.lot_required, stock.unknown_site, stock.site_inactive,
        allocation.channel_inactive, sales.no_terms, sales.other_content, sales.kept_elsewhere,
        parties.unknown_party, catalogue.unknown_item, catalogue.not_exact,
        catalogue.quantity_not_positive, sales.not_for_order, sales.kit_without_parts, sales.no_price,
        sales.price_mode, sales.negative_price, till.override_not_allowed, till.discount_not_allowed,
        pricing.discount_above_line, tax.no_rate, tax.no_jurisdiction, allocation.not_enough.

        Args:
            site: Where the goods are handed back.
            channel: The channel of the order they are of.
            reference: That order's reference.
            lines: What comes back, 1 to 10,000 lines.
            lots: The lots or serials of lines tracked so, by the line of the order.
            place: The place inside the site they are put.
            store_credit: The store credit the money goes through.
            order: What is wanted instead.
            note: What the customer says.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "returns.exchange",
            {
                "site": site,
                "channel": channel,
                "reference": reference,
                "lines": lines,
                "lots": lots,
                "place": place,
                "store_credit": store_credit,
                "order": order,
                "note": note,
            },
            replies.ExchangeReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def close(
        self,
        *,
        number: str,
        reason: str,
        line: Optional[int] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.ReturnDone:
        """Closes what is open of a return, or of one line of it: what was refunded and never came is
        shrinkage, what came and is not refunded is kept and lowers cost of sales, and what was
        authorised and neither came nor was refunded is no longer expected. What is lost is measured
        against the actor's limit.

        A request that needs the duty `returns.close`. Refused with: returns.unknown_return,
        returns.unknown_line, returns.nothing_open, ledger.period_closed.

        Args:
            number: The number of the return.
            line: The line; all of them if not said.
            reason: Why.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "returns.close",
            {
                "number": number,
                "line": line,
                "reason": reason,
            },
            replies.ReturnDone,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def scan(
        self,
        *,
        entity: str,
        days: int,
        after: Optional[int] = None,
        limit: Optional[int] = None,
        key: Optional[str] = None,
        dry_run: bool = False,
        source: str = "",
        acting_as: str = "",
    ) -> replies.ScanReply:
        """Raises what stands open for some days or longer: money that was given back while the goods have
        not come (`returns.refunded_without_goods`), goods that are here and not refunded
        (`returns.goods_without_refund`). Each is raised once, and settled by whatever brings the other
        side. Sent every day, in pages.

        A request that needs the duty `returns.scan`. Refused with: ledger.unknown_entity,
        sales.out_of_range.

        Args:
            entity: Whose returns.
            days: For how many days something may stand open, 0 to 36,500.
            after: `next` of the page before.
            limit: How many returns at most are looked at.
            key: A key of one's own, a UUID: sending the same again does nothing twice.
            dry_run: Decide, answer, and write nothing.
            source: Where it comes from: a register, a job, a screen.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "returns.scan",
            {
                "entity": entity,
                "days": days,
                "after": after,
                "limit": limit,
            },
            replies.ScanReply,
            key=key,
            dry_run=dry_run,
            source=source,
            acting_as=acting_as,
        )

    def policy(
        self,
        *,
        channel: str,
        acting_as: str = "",
    ) -> replies.ReturnPolicyReply:
        """How a channel takes goods back.

        A query that needs the duty `returns.policy`. Refused with: allocation.unknown_channel,
        returns.no_policy.

        Args:
            channel: The channel.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "returns.policy",
            {
                "channel": channel,
            },
            replies.ReturnPolicyReply,
            acting_as=acting_as,
        )

    def goods_return(
        self,
        *,
        number: str,
        acting_as: str = "",
    ) -> replies.ReturnAnswer:
        """A return as it stands, with all that happened to it, in the order in which it was recorded. At
        most the last 10,000 steps.

        A query that needs the duty `returns.goods_return`. Refused with: returns.unknown_return.

        Args:
            number: Its number.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "returns.goods_return",
            {
                "number": number,
            },
            replies.ReturnAnswer,
            acting_as=acting_as,
        )

    def backlog(
        self,
        *,
        entity: str,
        site: Optional[str] = None,
        on: Optional[DateLike] = None,
        after: Optional[int] = None,
        limit: Optional[int] = None,
        acting_as: str = "",
    ) -> replies.BacklogAnswer:
        """What came back and waits for somebody to say what becomes of it, with its age and value, those
        returns first that were opened first, in pages.

        A query that needs the duty `returns.backlog`. Refused with: ledger.unknown_entity,
        stock.unknown_site.

        Args:
            entity: Whose.
            site: At which site; at any if not said.
            on: The day ages are counted to; none are counted if not said.
            after: `next` of the page before.
            limit: How many returns at most are looked at.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "returns.backlog",
            {
                "entity": entity,
                "site": site,
                "on": on,
                "after": after,
                "limit": limit,
            },
            replies.BacklogAnswer,
            acting_as=acting_as,
        )

    def recovery(
        self,
        *,
        entity: str,
        from_: DateLike,
        to: DateLike,
        acting_as: str = "",
    ) -> replies.RecoveryAnswer:
        """What became of goods that came back, from a day to a day, by reason and disposition: what they
        were worth in the books, and what of that is still there or awaited from the supplier.

        A query that needs the duty `returns.recovery`. Refused with: ledger.unknown_entity.

        Args:
            entity: Whose.
            from_: The first day.
            to: The last day.
            acting_as: In whose name; only for an actor with the duty `control.act_for_others`.
        """
        return self._door.send(
            "returns.recovery",
            {
                "entity": entity,
                "from": from_,
                "to": to,
            },
            replies.RecoveryAnswer,
            acting_as=acting_as,
        )


class Slices:
    """Every slice of a book."""

    def __init__(self, door: Door) -> None:
        self.control = Control(door)
        self.parties = Parties(door)
        self.exceptions = Exceptions(door)
        self.catalogue = Catalogue(door)
        self.ledger = Ledger(door)
        self.open_items = OpenItems(door)
        self.tax = Tax(door)
        self.costing = Costing(door)
        self.stock = Stock(door)
        self.pricing = Pricing(door)
        self.allocation = Allocation(door)
        self.till = Till(door)
        self.sales = Sales(door)
        self.returns = Returns(door)
