#!/usr/bin/env bash
# Debian's Chromium for the browser tests, where there is none yet. Where it cannot be had, says so and why, and ends with 1.
set -uo pipefail

say() { echo "Chromium: $*" >&2; }

for program in "${CHROMIUM_PATH:-}" /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome; do
  [ -n "$program" ] && [ -x "$program" ] && exit 0
done

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! sudo -n true 2> /dev/null; then say "only root can install it; browser tests are skipped"; exit 1; fi
  as_root=(sudo -n)
fi
if ! command -v apt-get > /dev/null; then say "there is no apt-get; browser tests are skipped"; exit 1; fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
# A mirror that does not answer must not eat the time of the tests.
bounded() { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive timeout --kill-after=10 "$@" >> "$log" 2>&1 < /dev/null; }
say "installing Debian's package"
if bounded 120 apt-get update && bounded 480 apt-get install --yes --no-install-recommends chromium; then
  say "$(/usr/bin/chromium --version 2> /dev/null)"
  exit 0
fi
tail -n 5 "$log" >&2
say "cannot be installed; browser tests are skipped"
exit 1
