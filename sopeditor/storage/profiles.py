"""Agencies' forms in files of their own: the built-in ones, the user's, and those that offices send each other.

A profile file is a small database like a document's, with the tables "format" and "profile". A form is read from a
document just as well: whoever has one SOP of an agency has its form.
"""

from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from sopeditor.assets import resource
from sopeditor.model.integrity import faults_of_form
from sopeditor.model.profile import Profile
from sopeditor.storage.atomic import insist
from sopeditor.storage.database import Tables
from sopeditor.storage.documents import clean_tables, json_in, newer_than_known, write_tables
from sopeditor.storage.errors import StorageError, reason_of
from sopeditor.storage.names import plain_name
from sopeditor.storage.tables import MAJOR, PROGRAM, VERSION, Format, Misfit, profile_in, version_of
from sopeditor.texts import _

SUFFIX = ".profil.json"
OWNER = f"{PROGRAM}-profil"
"""What the format row of a profile file says in place of the program's name, because it is no document."""


class Stored(Struct, frozen=True):
    """A profile and the file it lies in; `own` ones are the user's, the others came with the program."""

    profile: Profile
    file: Path
    own: bool = False


def read_profile(path: Path) -> tuple[Profile, tuple[str, ...]]:
    """The form in a profile file or a document, and sentences about what was left out.

    StorageError with place and reason if there is none that could be printed.
    """
    tables = clean_tables(path, _checked(path, json_in(path)), [])
    try:
        profile, unknown = profile_in(tables)
    except Misfit as misfit:
        raise StorageError(path, misfit.place, misfit.reason) from None
    fault = next(faults_of_form(profile), None)
    if fault is not None:
        raise StorageError(path, fault.place, fault.reason)
    notes = [_("Isian yang tidak dikenal dilewati: {places}.").format(places=", ".join(unknown))]
    named = replace(profile, name=profile.name.strip() or path.name.removesuffix(SUFFIX))
    return named, tuple(notes if unknown else ())


def write_profile(path: Path, profile: Profile) -> None:
    """Write a profile file whole; StorageError leaves the old one."""
    tables: Tables = {
        "format": {"1": msgspec.to_builtins(Format(OWNER, VERSION))},
        "profile": {"1": msgspec.to_builtins(profile)},
    }
    write_tables(path, tables, backup=False)


def builtin_profiles() -> tuple[Stored, ...]:
    """The profiles that come with the program, in the order of their files; the first is that of new documents."""
    return tuple(
        Stored(read_profile(file)[0], file) for file in sorted(resource("profiles").glob(f"*{SUFFIX}"))
    )


def own_profiles(folder: Path) -> tuple[Stored, ...]:
    """The user's profiles by name; files that can't be read are passed over."""
    found = []
    for file in sorted(folder.glob(f"*{SUFFIX}")):
        try:
            found.append(Stored(read_profile(file)[0], file, own=True))
        except StorageError:
            continue
    return tuple(sorted(found, key=lambda stored: stored.profile.name.casefold()))


def keep_profile(folder: Path, profile: Profile) -> Stored:
    """Put a profile among the user's own, in place of one of the same name; StorageError if that fails."""
    same = (each.file for each in own_profiles(folder) if each.profile.name == profile.name)
    file = next(same, None) or _free_file(folder, profile.name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(folder, "", reason_of(error)) from error
    write_profile(file, profile)
    return Stored(profile, file, own=True)


def discard_profile(stored: Stored) -> None:
    """Remove one of the user's own profiles; StorageError if that fails."""
    try:
        insist(lambda: stored.file.unlink(missing_ok=True))
    except OSError as error:
        raise StorageError(stored.file, "", reason_of(error)) from error


def profile_file_name(name: str) -> str:
    """A file name for a profile that every system takes."""
    return f"{plain_name(name, 'profil')}{SUFFIX}"


def _free_file(folder: Path, name: str) -> Path:
    wanted = folder / profile_file_name(name)
    plain = wanted.name.removesuffix(SUFFIX)
    number = 1
    while wanted.exists():
        number += 1
        wanted = folder / f"{plain} {number}{SUFFIX}"
    return wanted


def _checked(path: Path, tables: Any) -> Tables:
    """The profile table of a profile file or a document; StorageError if it is neither, or of a later version."""
    major, minor = _version(path, tables)
    if major > MAJOR:
        raise StorageError(path, "format.1.version", newer_than_known(major, minor))
    if not tables.get("profile"):
        raise StorageError(path, "profile", _("profil di berkas ini kosong."))
    return {"profile": tables["profile"]}


def _version(path: Path, tables: Any) -> tuple[int, int]:
    for owner in (OWNER, PROGRAM):
        try:
            return version_of(tables, owner)
        except Misfit:
            continue
    raise StorageError(path, "", _("ini bukan profil instansi dan bukan dokumen SOP."))
