"""The command line face: one function per command over `Case`; every fault becomes one line and status 2."""

from __future__ import annotations

import argparse
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from mla_writer.cli import (
    authority_commands,
    compare_commands,
    content_commands,
    country_commands,
    draft_commands,
    import_command,
    letterhead_commands,
    library_commands,
    offence_commands,
    pack_commands,
    paper,
    questionnaire_commands,
    refusal_command,
    sample_commands,
    signing_commands,
    translation_commands,
    translator_commands,
    treaty_commands,
    version_commands,
)
from mla_writer.cli.arguments import parse_arguments
from mla_writer.cli.showing import show_every_sign, show_problems
from mla_writer.errors import ProgramError
from mla_writer.storage.files import storage_error

Command = Callable[[argparse.Namespace], int]

_COMMANDS: Mapping[str, Command] = {
    "new": draft_commands.new,
    "fill": draft_commands.fill,
    "attach": draft_commands.attach,
    "carry": draft_commands.carry_over,
    "check": draft_commands.check,
    "refusal": refusal_command.walk_grounds,
    "export": draft_commands.export,
    "letterhead show": letterhead_commands.show_letterhead,
    "letterhead keep": letterhead_commands.keep,
    "letterhead remove": letterhead_commands.remove,
    "letterhead write": letterhead_commands.write_own,
    "compare": compare_commands.compare,
    "import": import_command.import_file,
    "versions": version_commands.show_versions,
    "forms list": content_commands.list_forms,
    "forms show": content_commands.show_form,
    "forms check": content_commands.check_forms,
    "forms schema": content_commands.write_schemas,
    "forms ids": content_commands.write_ids,
    "forms questionnaire": paper.print_questionnaires,
    "forms coverage": content_commands.show_coverage,
    "countries list": content_commands.list_countries,
    "countries show": content_commands.show_country,
    "countries check": content_commands.check_countries,
    "countries install": pack_commands.install_pack,
    "countries remove": pack_commands.remove_pack,
    "countries rollback": pack_commands.roll_back_pack,
    "countries texts": translation_commands.write_texts,
    "countries translate": translation_commands.translate_pack,
    "countries bundle": pack_commands.bundle_packs,
    "countries sign": signing_commands.sign_file,
    "countries verify": signing_commands.verify_file,
    "countries keys list": signing_commands.list_keys,
    "countries keys add": signing_commands.trust_key,
    "countries keys remove": signing_commands.distrust_key,
    "countries keys new": signing_commands.write_new_key,
    "countries vcard": country_commands.write_vcard,
    "countries authorities": authority_commands.list_authorities,
    "countries questionnaire": questionnaire_commands.write_questionnaire,
    "countries read-answers": questionnaire_commands.read_questionnaire,
    "countries compare": country_commands.compare_countries,
    "countries coverage": country_commands.show_coverage,
    "offences list": offence_commands.list_offences,
    "offences show": offence_commands.show_offence,
    "treaties list": treaty_commands.list_treaties,
    "treaties show": treaty_commands.show_treaty,
    "treaties between": treaty_commands.treaties_between,
    "treaties check": treaty_commands.check_treaties,
    "library search": library_commands.search_library,
    "library take": library_commands.take_from_library,
    "translations status": content_commands.show_translations,
    "translations words": translator_commands.count_words,
    "translations update": content_commands.update_translations,
    "selftest": sample_commands.selftest,
    "run-sample": sample_commands.run_sample,
}


def run(arguments: Sequence[str], with_window: Mapping[str, Command] | None = None) -> int:
    """Run one command; return 0 where all is well, 1 where the request is not complete, 2 for bad input or usage.

    `with_window` holds the commands that open the window, which this face does not know.
    """
    language = "en"
    show_every_sign()
    try:
        parsed = parse_arguments(arguments)
        language = getattr(parsed, "language", "en")
        language = language if isinstance(language, str) else "en"
        name = f"{parsed.command} {parsed.action}" if hasattr(parsed, "action") else parsed.command
        return {**_COMMANDS, **(with_window or {})}[name](parsed)
    except ProgramError as error:
        show_problems(error, language)
        return 2
    except BrokenPipeError:
        return 0
    except OSError as error:  # what the disk refuses where nobody else tells it, such as a name that is too long
        show_problems(storage_error(Path(str(error.filename or "mla-writer")), error), language)
        return 2
    except KeyboardInterrupt:
        return 130
    except Exception:  # noqa: BLE001 - the last resort of this face: the fault is ours, and it is told as such
        sys.stderr.write("mla-writer: an unexpected fault in the program; nothing was written. Details for a report:\n")
        traceback.print_exc(limit=-3)
        return 2
