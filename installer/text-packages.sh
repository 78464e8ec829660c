#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Makes the packages of the part that reads text: a deb and an rpm beside those of the host, whose folder they add to.
#   installer/text-packages.sh TEXT VERSION OUT
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
text=$1 version=$2 out=$3
date=${SOURCE_DATE_EPOCH:-$(date +%s)}
export SOURCE_DATE_EPOCH=$date

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"

if ! ls "$text"/native/* >/dev/null 2>&1; then
  echo "there is no library for this system in the text part: no packages of it" >&2
  exit 0
fi
summary="Reads text in pictures, for ScrubJay's search for personal data"

stage=$work/stage
mkdir -p "$stage/opt/scrubjay/lib" "$stage/usr/share/doc/scrubjay-text"
cp -R "$text" "$stage/opt/scrubjay/lib/text"
cp "$here/../LICENSE" "$stage/usr/share/doc/scrubjay-text/copyright"
cp "$here/../src/docs/MODELS.md" "$stage/usr/share/doc/scrubjay-text/"
find "$stage" -type f -exec chmod 644 {} +
find "$stage" -exec touch -h -d "@$date" {} +

tree=$work/deb
cp -a "$stage" "$tree"
mkdir "$tree/DEBIAN"
cat >"$tree/DEBIAN/control" <<CONTROL
Package: scrubjay-text
Version: $version
Architecture: $(dpkg --print-architecture)
Maintainer: ScrubJay <scrubjay@scrubjay.github.io>
Installed-Size: $(du -sk --apparent-size "$tree/opt" | cut -f1)
Depends: scrubjay (= $version), libc6, libstdc++6, libgcc-s1
Section: graphics
Priority: optional
Homepage: https://scrubjay.github.io
Description: $summary
 Two networks and what runs them, for the program that the ScrubJay browser
 extension starts. Without this package ScrubJay looks for faces and codes only.
CONTROL
(cd "$tree" && find . -path ./DEBIAN -prune -o -type f -printf '%P\0' | sort -z | xargs -0 md5sum >DEBIAN/md5sums)
touch -d "@$date" "$tree/DEBIAN" "$tree/DEBIAN"/*
file=$out/scrubjay-text_${version}_$(dpkg --print-architecture).deb
dpkg-deb --root-owner-group -Zxz -b "$tree" "$file" >/dev/null
echo "$file"

cat >"$work/scrubjay-text.spec" <<SPEC
Name: scrubjay-text
Version: $version
Release: 1
Summary: $summary
License: Apache-2.0 AND MIT
URL: https://scrubjay.github.io
Vendor: ScrubJay
Requires: scrubjay = $version
# What lies here is nobody else's.
%global __os_install_post %{nil}
%global _build_id_links none
%global debug_package %{nil}
%global __provides_exclude_from ^/opt/scrubjay/.*\$
%global __requires_exclude ^libonnxruntime.*\$
%description
Two networks and what runs them, for the program that the ScrubJay browser
extension starts. Without this package ScrubJay looks for faces and codes only.
%install
rm -rf %{buildroot}
mkdir -p %{buildroot}
cp -a $stage/. %{buildroot}/
%files
/opt/scrubjay/lib/text
/usr/share/doc/scrubjay-text
SPEC
rpmbuild -bb --quiet --target "$(uname -m)" --define "_topdir $work/rpm" --define "_rpmdir $work/rpm/out" \
  --define '_buildhost reproducible' --define 'use_source_date_epoch_as_buildtime 1' \
  --define '_binary_payload w6.xzdio' "$work/scrubjay-text.spec" >&2
for file in "$work"/rpm/out/*/*.rpm; do
  cp "$file" "$out/"
  echo "$out/$(basename "$file")"
done
