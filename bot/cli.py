"""The command line: what `convene` can be asked for. Each command's work stands in a module of `bot.commands`.

Every command imports only what it needs, when it is called: `convene deadlines` answers at once.
"""
# ruff: noqa: FBT002  # a switch on the command line is off by default

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    name="convene",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # their boxes show the values of variables, and so could show a secret
)
directory = typer.Typer(help="The agencies and professionals of the partnership.", no_args_is_help=True)
app.add_typer(directory, name="directory")
history = typer.Typer(help="Conferences of the partnership's own audits.", no_args_is_help=True)
app.add_typer(history, name="history")


def _print_version(wanted: bool) -> None:  # noqa: FBT001  # as Typer calls it
    if wanted:
        from importlib.metadata import version

        typer.echo(f"convene {version('convene')}")
        raise typer.Exit


@app.callback()
def convene(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Facilitate child protection conferences in Slack."""


@app.command()
def run(
    role: Annotated[str, typer.Option(help="all, web (answers people) or worker (sends messages).")] = "all",
) -> None:
    """Start the bot on your Slack workspace."""
    from bot.commands.serving import serve

    serve(role)


@app.command()
def demo(port: Annotated[int, typer.Option(help="The port of the page; 0 takes a free one.")] = 8765) -> None:
    """Start the bot with its own Slack workspace in your browser: no account needed."""
    from bot.commands.serving import show_demo

    show_demo(port)


@app.command()
def tour() -> None:
    """Play a conference from schedule to feedback, printed step by step."""
    from bot.commands.serving import play_tour

    play_tour()


@app.command()
def migrate(
    draft: Annotated[
        str | None, typer.Option(metavar="WHY", help="For developers: write a migration for changed tables instead.")
    ] = None,
    first: Annotated[bool, typer.Option(hidden=True, help="Write the first migration anew.")] = False,
) -> None:
    """Bring the database up to date."""
    from bot.commands.migrate import bring_up_to_date, write_draft

    if draft is None:
        bring_up_to_date()
    else:
        write_draft(draft, first=first)


@app.command()
def deadlines(  # noqa: PLR0913, PLR0917  # two forms of one question, as other programs ask it
    type: Annotated[str | None, typer.Option(help="ICPC, RCPC, PRE-BIRTH or TRANSFER-IN.")] = None,
    on: Annotated[str | None, typer.Option(metavar="DATE", help="The day of the conference: 2027-01-05.")] = None,
    rule: Annotated[str | None, typer.Option(help="A clock by its name, such as strategy_to_icpc_15wd.")] = None,
    start: Annotated[str | None, typer.Option(metavar="DATE[Thh:mm]", help="What starts the clock.")] = None,
    jurisdiction: Annotated[str | None, typer.Option(help="ENG, WLS, SCT, NIR, JEY, GGY or IMN.")] = None,
    invited: Annotated[str | None, typer.Option(metavar="DATE", help="When the agency was invited.")] = None,
    birth: Annotated[str | None, typer.Option(metavar="DATE", help="When the child was born.")] = None,
    clear_days: Annotated[bool | None, typer.Option("--clear-days/--no-clear-days", help="Count clear days.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Answer in JSON.")] = False,
) -> None:
    """Work out deadlines: of a conference (--type, --on) or of any other clock (--rule, --start)."""
    from bot.commands.deadlines import Asked, answer

    answer(Asked(type, on, rule, start, jurisdiction, invited, birth, clear_days), json=json)


@app.command()
def understand(
    received: Annotated[str, typer.Option(metavar="DATEThh:mm", help="When the replies came in.")],
    conference: Annotated[str, typer.Option(metavar="DATEThh:mm", help="When the conference starts.")],
    type: Annotated[str, typer.Option(help="ICPC, RCPC, PRE-BIRTH or TRANSFER-IN.")],
    report_due: Annotated[str, typer.Option(metavar="DATE", help="The day on which reports are due.")],
    agency: Annotated[str | None, typer.Option(metavar="KIND", help="Who writes, such as gp or school.")] = None,
) -> None:
    """Say what replies in plain words mean: one per line on standard input, one JSON meaning per line."""
    from bot.commands.understand import Asked, answer

    answer(Asked(received, conference, type, report_due, agency))


@directory.command("import")
def import_file(
    file: Annotated[Path, typer.Argument(help="A CSV file, as `convene directory export` writes it.")],
) -> None:
    """Bring the directory in step with a CSV file: all of it, or nothing when a row is wrong."""
    from bot.commands.directory import import_from

    import_from(file)


@directory.command("export")
def export_file(
    file: Annotated[Path | None, typer.Argument(help="The file to write; without it, the terminal.")] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Write over a file that is there.")] = False,
) -> None:
    """Write the directory as a CSV file, to keep in a spreadsheet and import again."""
    from bot.commands.directory import export_to

    export_to(file, overwrite=overwrite)


@history.command("import")
def import_history(
    file: Annotated[Path, typer.Argument(help="A CSV file with one row per invited agency.")],
) -> None:
    """Bring in conferences of your own audits, for snapshots to count: all, or nothing when a row is wrong."""
    from bot.commands.history import import_from

    import_from(file)


@app.command()
def snapshot(  # noqa: PLR0913, PLR0917  # one question, and the ways of writing its answer
    first: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="The first day; else a year back.")
    ] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DATE", help="The last day; without it, today.")] = None,
    by: Annotated[str | None, typer.Option(help="Break it down by agency, kind (of agency), type or month.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Write JSON.")] = False,
    csv: Annotated[bool, typer.Option("--csv", help="Write CSV.")] = False,
    xlsx: Annotated[bool, typer.Option("--xlsx", help="Write a spreadsheet.")] = False,
    png: Annotated[bool, typer.Option("--png", help="Draw a picture.")] = False,
    file: Annotated[Path | None, typer.Argument(help="The file to write; without it, standard output.")] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Write over a file that is there.")] = False,
    who: Annotated[bool, typer.Option("--who", help="List who was invited, attended and provided reports.")] = False,
    show_small: Annotated[
        bool, typer.Option("--show-small", help="Show counts of 1 to 5 in a breakdown too: never to be passed on.")
    ] = False,
) -> None:
    """Take the data snapshot: who attended, reported, shared and gave an update, from the log and from the form."""
    from bot.commands.snapshot import Asked, Format, answer

    wanted = {Format.JSON: json, Format.CSV: csv, Format.XLSX: xlsx, Format.PNG: png}
    formats = [each for each, chosen in wanted.items() if chosen]
    answer(Asked(first, last, by, show_small, who), formats, file, overwrite=overwrite)


@app.command()
def doctor() -> None:
    """Check that everything the bot needs is in place, and say what to do about what is not."""
    from bot.commands.doctor import examine

    examine()


@app.command()
def settings(
    markdown: Annotated[bool, typer.Option("--markdown", help="Print the page docs/settings.md.")] = False,
    new_key: Annotated[bool, typer.Option("--new-key", help="Print a fresh key for CONVENE_KEYS.")] = False,
) -> None:
    """List every setting: what it is for, and whether it is set."""
    from bot.commands.settings import list_settings, print_key, print_markdown

    if new_key:
        print_key()
    elif markdown:
        print_markdown()
    else:
        list_settings()


def main() -> None:
    """The `convene` command."""
    app()
