#!/bin/sh
# Makes dist/mla-writer, the folder that runs on its own: what mla-writer.spec names, stripped, with the licences of all of it.
# Times of files are those of the last commit.
set -eu

cd "$(dirname "$0")/.."
python=.venv-build/bin/python
folder=dist/mla-writer

SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
PYTHONHASHSEED=0
export SOURCE_DATE_EPOCH PYTHONHASHSEED

[ -x $python ] || { echo "make_bundle: there is no $python yet; make bundle makes it" >&2; exit 1; }
rm -rf "$folder"
$python -m PyInstaller --noconfirm --log-level ERROR --distpath dist --workpath build/pyinstaller packaging/mla-writer.spec
find "$folder/_internal" \( -name 'libpython*.so*' -o -path '*/python3.*/*.so' -o -path '*/yaml/*.so' \) -type f \
    -exec strip --strip-unneeded {} +
$python packaging/third_party.py "$folder"
$python packaging/read_ahead.py "$folder/_internal/mla_writer/_content"
cp LICENSE "$folder/"
find "$folder" -name __pycache__ -prune -exec rm -r {} +
chmod -R u=rwX,go=rX "$folder"
find "$folder/_internal" -type f -exec chmod a-x {} + # libraries are loaded, not started
find "$folder" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
echo "$folder: $(du -sh --apparent-size "$folder" | cut -f 1)"
