#!/usr/bin/env bash
# Installs what is not Python: a Chromium to open the report in tests, fonts for it, and
# tesseract with Indonesian, which helps a person to fill in the form for a screenshot.
# Debian and its relatives only; what is present is skipped. Nothing here is needed to run Netral.
set -euo pipefail

missing=()
command -v chromium >/dev/null 2>&1 || missing+=(chromium)
command -v tesseract >/dev/null 2>&1 || missing+=(tesseract-ocr tesseract-ocr-ind)
# Counted, not searched: a search that ends early would make the pipe fail.
[ "$(fc-list 2>/dev/null | grep -ic 'noto sans')" -gt 0 ] || missing+=(fonts-noto-core)

if [ "${#missing[@]}" -eq 0 ]; then
  echo "[system] everything is present"
  exit 0
fi
if ! command -v apt-get >/dev/null 2>&1; then
  echo "[system] no apt-get here; install by hand: ${missing[*]}" >&2
  exit 1
fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null 2>&1 || { echo "[system] not root and no sudo; install: ${missing[*]}" >&2; exit 1; }
  as_root=(sudo)
fi
echo "[system] installing ${missing[*]} (a minute or two)"
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
echo "[system] done"
