#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Made from src/browsers.json by installer/definitions.mjs. Takes away all that the pkg installed. Not run yet.
set -eu
[ "$(id -u)" = 0 ] || { echo "run it with sudo" >&2; exit 1; }
rm -f '/Library/Google/Chrome/NativeMessagingHosts/io.github.scrubjay.json'
rmdir '/Library/Google/Chrome/NativeMessagingHosts' 2>/dev/null || true
rm -f '/Library/Application Support/Chromium/NativeMessagingHosts/io.github.scrubjay.json'
rmdir '/Library/Application Support/Chromium/NativeMessagingHosts' 2>/dev/null || true
rm -f '/Library/Microsoft/Edge/NativeMessagingHosts/io.github.scrubjay.json'
rmdir '/Library/Microsoft/Edge/NativeMessagingHosts' 2>/dev/null || true
rm -f '/Library/Application Support/Vivaldi/NativeMessagingHosts/io.github.scrubjay.json'
rmdir '/Library/Application Support/Vivaldi/NativeMessagingHosts' 2>/dev/null || true
rm -f '/Library/Application Support/Arc/User Data/NativeMessagingHosts/io.github.scrubjay.json'
rmdir '/Library/Application Support/Arc/User Data/NativeMessagingHosts' 2>/dev/null || true
rm -f '/Library/Yandex/YandexBrowser/NativeMessagingHosts/io.github.scrubjay.json'
rmdir '/Library/Yandex/YandexBrowser/NativeMessagingHosts' 2>/dev/null || true
rm -f '/Library/Application Support/Mozilla/NativeMessagingHosts/io.github.scrubjay.json'
rmdir '/Library/Application Support/Mozilla/NativeMessagingHosts' 2>/dev/null || true
rm -f '/Library/Application Support/LibreWolf/NativeMessagingHosts/io.github.scrubjay.json'
rmdir '/Library/Application Support/LibreWolf/NativeMessagingHosts' 2>/dev/null || true
rm -f '/Library/Application Support/Waterfox/NativeMessagingHosts/io.github.scrubjay.json'
rmdir '/Library/Application Support/Waterfox/NativeMessagingHosts' 2>/dev/null || true
rm -f /usr/local/bin/scrubjay
rm -rf /Library/ScrubJay
pkgutil --forget io.github.scrubjay >/dev/null 2>&1 || true
