#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Makes the app image: the host with a Java runtime of its own, in one folder that may be moved.
#   installer/app-image.sh JARS VERSION TARGET
# JARS is the folder with the host's jars and host.options; TARGET is replaced. SCRUBJAY_JDK names the JDK to take the
# runtime from, SOURCE_DATE_EPOCH the date of all files.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
jars=$1 version=$2 target=$3

jdk=${SCRUBJAY_JDK:-$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")}
date=${SOURCE_DATE_EPOCH:-$(date +%s)}
modules=java.base,java.desktop,java.logging # as jdeps finds them; java.desktop brings ImageIO, which needs java.xml

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

compress=2 # since JDK 21 by another name
[ "$("$jdk/bin/javac" -version 2>&1 | sed -E 's/javac ([0-9]+).*/\1/')" -lt 21 ] || compress=zip-9

# What the host never uses: windows, screens, sound, printing, style sheets, key tools. A module must keep all its packages, so
# of each of these packages one class stays. Nor does it speak the runtime's other languages: its words are its own.
unused='java.desktop/(javax/swing|sun/swing|com/sun/java/swing|com/sun/swing|javax/sound|com/sun/media/sound|javax/print|sun/print)/'
unused+='|java.desktop/sun/(awt/X11|java2d/(xr|x11|opengl))/'
unused+='|java.xml/com/sun/org/apache/(xalan|bcel|xpath|xml/internal/dtm)/|java.base/sun/security/tools/'
# But a reader of icons can open a window to debug itself, and is not loaded without the classes that this names.
named='javax/swing/(Icon|J(Panel|Button|Component|Frame|ScrollPane)|AbstractButton|RootPaneContainer'
named+='|(Swing|Window|ScrollPane)Constants|TransferHandler[$]HasGetTransferHandler)[.]class$'
translated='_(cs|de|es|fr|it|ja|ko|pt_BR|sv|zh_CN|zh_HK|zh_TW)[.](class|properties)$'
"$jdk/bin/jimage" list "$jdk/lib/modules" | awk -v unused="^($unused)" -v named="$named" -v translated="$translated" '
  /^Module: / { module = $2; next }
  NF == 1 && /\.(class|properties)$/ {
    path = module "/" $1
    package = path
    sub(/[^\/]*$/, "", package)
    if (path ~ translated || path ~ unused && path !~ named && kept[package]++) print "/" path
  }' >"$work/unused"
echo /java.base/java/lang/uniName.dat >>"$work/unused" # the names of all characters: half a megabyte
files='**libsplashscreen.so,**libjsound.so,**libawt_xawt.so,**libjsig.so,**libjawt.so'
files+=',/java.base/lib/classlist,/java.base/lib/jrt-fs.jar'
files+=',/java.base/lib/security/cacerts,/java.base/lib/security/public_suffix_list.dat' # the host has no network
# bin/java stays: jpackage's own launcher runs a package manager at each start.
"$jdk/bin/jlink" --add-modules "$modules" --output "$work/runtime" --strip-debug --no-header-files --no-man-pages \
  --compress="$compress" --vm=server --exclude-resources="@$work/unused" --exclude-files="$files"
if command -v strip >/dev/null; then # the JVM's symbol table: 4 MB
  find "$work/runtime/lib" -name '*.so' -exec strip --strip-unneeded {} +
fi

mkdir "$work/input"
cp "$jars"/*.jar "$jars/host.options" "$work/input/"
image=$work/image/scrubjay
if [ "$(uname)" = Darwin ]; then # jpackage makes a bundle there, whose launcher browsers could not use (not run)
  mkdir -p "$image/bin" "$image/lib"
  mv "$work/input" "$image/lib/app"
  mv "$work/runtime" "$image/lib/runtime"
else
  "$jdk/bin/jpackage" --type app-image --name scrubjay --app-version "$version" --vendor ScrubJay \
    --input "$work/input" --main-jar "native-host-$version.jar" --main-class io.github.scrubjay.Main \
    --runtime-image "$work/runtime" --dest "$work/image"
fi

# jpackage's launcher out, ours in.
rm -f "$image/bin/scrubjay" "$image/lib/libapplauncher.so" "$image/lib/scrubjay.png" "$image/lib/app/scrubjay.cfg"
sed "s/@version@/$version/" "$here/src/image/scrubjay-host" >"$image/bin/scrubjay-host"
chmod 755 "$image/bin/scrubjay-host"
ln -s scrubjay-host "$image/bin/scrubjay"
mkdir -p "$image/share/doc"
cp "$here/../LICENSE" "$here/../src/docs/DEPENDENCIES.md" "$image/share/doc/"

# The archive remembers the jars' dates, and so must every copy; later than all others only the archive itself.
find "$image" -exec touch -h -d "@$date" {} +
java -cp "$image/lib/app/native-host-$version.jar" "$here/src/Training.java" "$image" "native-host-$version.jar"
find "$image" -newermt "@$date" -exec touch -h -d "@$date" {} +

rm -rf "$target"
mkdir -p "$(dirname "$target")"
cp -a "$image" "$target"
