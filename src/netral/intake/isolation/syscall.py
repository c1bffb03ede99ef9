"""A filter of system calls: no connection, no other program, no change of any file."""

import ctypes
import platform
import struct
from collections.abc import Mapping, Sequence

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _ANSWER = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW = 0x7FFF0000
_ERRNO = 0x00050000
_EACCES, _ENOSYS = 13, 38
_CALL_AT, _MACHINE_AT, _ARGUMENT_AT = 0, 4, 16
_WRITES = 0o1 | 0o2 | 0o100 | 0o1000
"""Open for writing, for both, creating, emptying."""
_IS_THREAD = 0x00010000
_FOREIGN_CALLS = 0x40000000
"""On x86-64 the same numbers once more for another way of calling; nobody needs it."""
_SET_NO_NEW_PRIVILEGES, _SET_FILTER, _BY_PROGRAM = 38, 22, 2
_SET_PARENT_DEATH_SIGNAL = 1

_MACHINES: Mapping[str, int] = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_REFUSED: Mapping[str, tuple[int, ...]] = {
    "x86_64": (
        *(41, 42, 49, 50, 43, 288, 53),  # socket, connect, bind, listen, accept, accept4, pair
        *(57, 58, 59, 322),  # fork, vfork, execve, execveat
        *(62, 101, 310, 311),  # kill, ptrace, process_vm_readv, process_vm_writev
        *(76, 77, 82, 83, 84, 85, 86, 87, 88),  # truncate to symlink
        *(90, 91, 92, 93, 94, 132, 133, 235),  # chmod, chown, utime, mknod
        *(258, 259, 260, 261, 263, 264, 265, 266, 268, 280, 316),  # the same beside a folder
        *(155, 165, 166, 161, 272, 308),  # mounts, roots, namespaces
        *(188, 189, 190, 197, 198, 199),  # extended attributes
        *(425, 426, 427, 248, 249, 250, 321, 298, 323),  # io_uring, keys, bpf, perf, faults
        *(424, 434, 438),  # pidfds
    ),
    "aarch64": (
        *(198, 203, 200, 201, 202, 242, 199),
        *(221, 281),
        *(129, 117, 270, 271),
        *(45, 46, 33, 34, 35, 36, 37, 38, 276, 52, 53, 54, 55, 88),
        *(39, 40, 41, 51, 97, 268),
        *(5, 6, 7, 14, 15, 16),
        *(425, 426, 427, 217, 218, 219, 280, 241, 282),
        *(424, 434, 438),
    ),
}
_UNKNOWN: Mapping[str, tuple[int, ...]] = {"x86_64": (435, 437), "aarch64": (435, 437)}
"""clone3 and openat2: their arguments cannot be looked at; the library falls back."""
_OPENS: Mapping[str, tuple[tuple[int, int], ...]] = {
    "x86_64": ((2, 1), (257, 2)),
    "aarch64": ((56, 2),),
}
"""Calls that open a file, and which of their arguments says how."""
_CLONE: Mapping[str, int] = {"x86_64": 56, "aarch64": 220}
_CREATE: Mapping[str, tuple[int, ...]] = {"x86_64": (85,), "aarch64": ()}

_Line = tuple[int, int, int, int]


def install_filter() -> bool:
    """Install the filter in this process for good; it needs no rights of any kind.

    Returns:
        Whether the system took it. It cannot on other systems than Linux, on unknown
        machines, and where a container forbids it.
    """
    machine = platform.machine()
    if platform.system() != "Linux" or machine not in _MACHINES:
        return False
    try:
        library = ctypes.CDLL(None, use_errno=True)
    except OSError:
        return False
    lines = build_filter(machine)
    packed = b"".join(struct.pack("=HBBI", *line) for line in lines)
    buffer = ctypes.create_string_buffer(packed, len(packed))
    program = struct.pack("@HP", len(lines), ctypes.addressof(buffer))
    if library.prctl(_SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return False
    return bool(library.prctl(_SET_FILTER, _BY_PROGRAM, program, 0, 0) == 0)


def die_with_parent(signal_number: int) -> None:
    """Ask the system to end this process when its parent ends; elsewhere than Linux, nothing."""
    if platform.system() == "Linux":
        ctypes.CDLL(None).prctl(_SET_PARENT_DEATH_SIGNAL, signal_number, 0, 0, 0)


def build_filter(machine: str) -> list[_Line]:
    """Build the filter for a machine, as lines of the kernel's small language.

    Args:
        machine: ``x86_64`` or ``aarch64``.

    Returns:
        Code, jump if true, jump if false, value.
    """
    lines: list[_Line] = [
        (_LOAD, 0, 0, _MACHINE_AT),
        (_EQUAL, 1, 0, _MACHINES[machine]),
        (_ANSWER, 0, 0, _ERRNO | _EACCES),
        (_LOAD, 0, 0, _CALL_AT),
        (_AT_LEAST, 0, 1, _FOREIGN_CALLS),
        (_ANSWER, 0, 0, _ERRNO | _ENOSYS),
    ]
    lines += _answer_all(_REFUSED[machine] + _CREATE[machine], _ERRNO | _EACCES)
    lines += _answer_all(_UNKNOWN[machine], _ERRNO | _ENOSYS)
    for number, argument in _OPENS[machine]:
        lines += _answer_by_bits(number, argument, _WRITES, when_set=_ERRNO | _EACCES)
    lines += _answer_by_bits(
        _CLONE[machine], 0, _IS_THREAD, when_set=_ALLOW, otherwise=_ERRNO | _EACCES
    )
    lines.append((_ANSWER, 0, 0, _ALLOW))
    return lines


def _answer_all(numbers: Sequence[int], answer: int) -> list[_Line]:
    lines: list[_Line] = []
    for number in numbers:
        lines += [(_EQUAL, 0, 1, number), (_ANSWER, 0, 0, answer)]
    return lines


def _answer_by_bits(
    number: int, argument: int, bits: int, *, when_set: int, otherwise: int = _ALLOW
) -> list[_Line]:
    return [
        (_EQUAL, 0, 4, number),
        (_LOAD, 0, 0, _ARGUMENT_AT + 8 * argument),
        (_ANY_BIT, 0, 1, bits),
        (_ANSWER, 0, 0, when_set),
        (_ANSWER, 0, 0, otherwise),
    ]
