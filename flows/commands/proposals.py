"""`claimledger references proposals`, `accept` and `decline`: when earlier statements ended."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from claims.errors import UsageError
from claims.identity import plain
from db.ledger import Ledger, LedgerReader
from db.references.proposal_decisions import Proposal
from db.words import ProposalDecision
from flows.commands.options import json_option, ledger_options, settings_from
from flows.commands.output import say, wants_json, write_json, write_table

Command = TypeVar("Command", bound=Callable[..., Any])


@click.command(short_help="List the proposed ends that wait for a person.")
@json_option
@ledger_options
def proposals(as_json: bool, config: Path | None, db: str | None) -> None:
    """List earlier statements that a later one about the same thing seems to have ended.

    Nothing is changed by a proposal: `references accept` or `decline` decides.
    """
    settings = settings_from(config, db)
    with LedgerReader.open(settings.ledger.url) as ledger:
        found = ledger.open_proposals()
    if wants_json(as_json):
        write_json([plain(each) for each in found])
        return
    if not found:
        say("Nothing waits for a decision.")
        return
    write_table(("Number", "Held until", "Earlier", "Later", "Why"), map(_row, found))


def _row(proposal: Proposal) -> tuple[str, ...]:
    return (
        str(proposal.number),
        f"{proposal.valid_to}",
        proposal.earlier.statement,
        proposal.later.statement,
        proposal.explanation,
    )


def _decision_options(command: Command) -> Command:
    number = click.argument("number", type=click.IntRange(min=1))
    reviewer = click.option(
        "--reviewer", metavar="NAME", help="Who decides (default: the user of this computer)."
    )
    note = click.option("--note", metavar="TEXT", help="Why; kept with the decision.")
    return number(reviewer(note(ledger_options(command))))


@click.command(short_help="Let an earlier statement end where a proposal says.")
@_decision_options
def accept(
    number: int, reviewer: str | None, note: str | None, config: Path | None, db: str | None
) -> None:
    """Let the earlier statement of a proposal end on the proposed day.

    That makes a new version of it. The end stays when the statement is synced or loaded again, as
    long as its source gives no end of its own.
    """
    decided = _decide(number, ProposalDecision.ACCEPTED, reviewer, note, config, db)
    say(f"{decided.earlier.id} holds until {decided.valid_to} (that day excluded).")


@click.command(short_help="Leave an earlier statement as it is.")
@_decision_options
def decline(
    number: int, reviewer: str | None, note: str | None, config: Path | None, db: str | None
) -> None:
    """Leave the earlier statement of a proposal as it is; the same is not proposed again."""
    decided = _decide(number, ProposalDecision.DECLINED, reviewer, note, config, db)
    say(f"{decided.earlier.id} stays as it is.")


def _decide(
    number: int,
    decision: ProposalDecision,
    reviewer: str | None,
    note: str | None,
    config: Path | None,
    db: str | None,
) -> Proposal:
    settings = settings_from(config, db)
    with Ledger.open(settings.ledger.url, create=False) as ledger:
        return ledger.decide_proposal(
            number, decision, reviewer=_user() if reviewer is None else reviewer, note=note
        )


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a user without a name, as in some containers
        raise UsageError("this computer does not say who you are; give --reviewer NAME.") from None
