#!/bin/sh
# Makes dist/mla-writer_VERSION_ARCHITECTURE.deb from the folder dist/mla-writer; the same folder gives the same bytes.
set -eu

cd "$(dirname "$0")/.."
folder=dist/mla-writer
[ -x "$folder/mla-writer" ] || { echo "make_deb: there is no $folder yet; make bundle makes it" >&2; exit 1; }

SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(stat -c %Y "$folder/mla-writer")}
export SOURCE_DATE_EPOCH
version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' mla_writer/__init__.py)
architecture=$(dpkg --print-architecture)
root=build/deb
package=dist/mla-writer_${version}_$architecture.deb

depends() { # what python3 alone does not bring, comma between
    awk '$1 == "run" && $2 != "python3-venv" || $1 == "deb" { printf "%s%s", comma, $2; comma = ", " }' packaging/debian-packages.txt
}

put() { # file place
    install -D -m 644 "$1" "$root/$2"
}

rm -rf "$root"
mkdir -p "$root/usr/lib" "$root/usr/bin" "$root/DEBIAN"
cp -R "$folder" "$root/usr/lib/mla-writer"
ln -s ../lib/mla-writer/mla-writer "$root/usr/bin/mla-writer"

put packaging/linux/mla-writer.desktop usr/share/applications/mla-writer.desktop
put packaging/linux/mla-writer.xml usr/share/mime/packages/mla-writer.xml
put packaging/linux/mla-writer.svg usr/share/icons/hicolor/scalable/apps/mla-writer.svg
put packaging/linux/copyright usr/share/doc/mla-writer/copyright
put CHANGELOG.md usr/share/doc/mla-writer/CHANGELOG.md
gzip -9n "$root/usr/share/doc/mla-writer/CHANGELOG.md"
for notice in THIRD-PARTY.txt sbom.cdx.json; do
    mv "$root/usr/lib/mla-writer/$notice" "$root/usr/share/doc/mla-writer/"
done
rm "$root/usr/lib/mla-writer/LICENSE" # Debian has its own copy, which copyright names

(cd "$root" && find usr -type f | LC_ALL=C sort | xargs -d '\n' md5sum) >"$root/DEBIAN/md5sums"
cat >"$root/DEBIAN/control" <<CONTROL
Package: mla-writer
Version: $version
Architecture: $architecture
Maintainer: MLA Request Writer maintainers <maintainers@mla-writer.invalid>
Installed-Size: $(du -sk --apparent-size "$root/usr" | cut -f 1)
Depends: libc6 (>= 2.34), $(depends)
Recommends: libwayland-client0, libwayland-cursor0
Section: misc
Priority: optional
Description: drafts requests for mutual legal assistance
 Asks a prosecutor or central authority for what a request needs, checks it
 while it is written against what the other State and the treaties demand, and
 writes the letter in Word, in English, French and Arabic. It never opens a
 network connection.
CONTROL

chmod -R u=rwX,go=rX "$root"
find "$root" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
dpkg-deb --root-owner-group -Zxz --build "$root" "$package" >/dev/null
echo "$package: $(du -sh --apparent-size "$package" | cut -f 1)"
