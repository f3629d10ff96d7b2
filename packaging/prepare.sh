#!/bin/sh
# Makes .venv from the lock files, after the Debian packages that it needs; quick when nothing changed.
#
#   packaging/prepare.sh run     what the program needs
#   packaging/prepare.sh test    that, and what its tests need
#   packaging/prepare.sh mutants that, and what changes the program to see whether a test notices, in .venv-mutants
#   packaging/prepare.sh build   what makes the bundle, in .venv-build: the program's own packages and PyInstaller, nothing more
#
# Whether packages come from a mirror is the machine's own setting; nothing here names one.
set -eu

case "${1:-}" in
    run) lock=requirements.lock venv=.venv ;;
    test) lock=requirements-test.lock venv=.venv ;;
    mutants) lock=requirements-mutants.lock venv=.venv-mutants ;;
    build) lock=requirements-build.lock venv=.venv-build ;;
    *) echo "usage: packaging/prepare.sh run|test|mutants|build" >&2; exit 2 ;;
esac
purpose=$1
cd "$(dirname "$0")/.."
list=packaging/debian-packages.txt

say() { printf 'prepare: %s\n' "$*" >&2; }

is_installed() { # package
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

is_there() { # package command
    if [ "$1" = python3-venv ] && python3 -c 'import ensurepip, venv' 2>/dev/null; then return 0; fi
    if [ "$2" != - ] && command -v "$2" >/dev/null; then return 0; fi
    is_installed "$1"
}

missing_packages() {
    while read -r needed_by package command; do
        case "$needed_by" in
            '#'* | '') continue ;;
            test | build) [ "$purpose" = "$needed_by" ] || continue ;;
        esac
        is_there "$package" "$command" || printf '%s ' "$package"
    done <"$list"
}

install_packages() { # prefix packages
    prefix=$1
    shift
    say "installing $*"
    $prefix apt-get update -q >&2
    $prefix env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@" >&2
}

ensure_packages() {
    command -v dpkg-query >/dev/null || { say "this is no Debian: the packages in $list are taken to be there"; return 0; }
    missing=$(missing_packages)
    [ -n "$missing" ] || return 0
    # shellcheck disable=SC2086 # a list of words
    if [ "$(id -u)" = 0 ]; then
        install_packages '' $missing
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        install_packages sudo $missing
    else
        say "some Debian packages are missing; please run this line, then try again:"
        say "  sudo apt-get install --no-install-recommends $missing"
        exit 1
    fi
}

fingerprint() { # lock
    { python3 --version; cat "$1"; } | sha256sum | cut -d ' ' -f 1
}

is_current() { # lock
    [ -x $venv/bin/python ] && [ "$(cat "$venv/$1.installed" 2>/dev/null)" = "$(fingerprint "$1")" ]
}

of_uv() { # lock: the lines that pin uv, with its hashes
    awk '/^[a-z]/ { wanted = /^uv==/ } wanted' "$1"
}

without_uv() { # lock
    awk '/^[a-z]/ { wanted = !/^uv==/ } wanted' "$1"
}

pip_install() { # options
    $venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $venv/lock.part "$@"
}

ensure_uv() {
    [ -x $venv/bin/uv ] && return 0
    of_uv requirements-test.lock >$venv/lock.part
    pip_install --only-binary :all: && [ -x $venv/bin/uv ]
}

sync_with_uv() {
    ensure_uv && $venv/bin/uv pip sync --quiet --python $venv/bin/python --require-hashes "$lock"
}

install_lock() {
    [ -x $venv/bin/python ] || python3 -m venv $venv
    rm -f $venv/*.installed
    say "installing $lock"
    if ! sync_with_uv; then # no wheel of uv for this machine, or an index that only pip has been told of
        say "uv cannot do it here; pip takes longer"
        without_uv "$lock" >$venv/lock.part
        pip_install
    fi
    rm -f $venv/lock.part
    fingerprint "$lock" >"$venv/$lock.installed"
}

ensure_packages
if [ "$purpose" = run ] && is_current requirements-test.lock; then exit 0; fi # which holds all of the other
if is_current "$lock"; then exit 0; fi
install_lock
