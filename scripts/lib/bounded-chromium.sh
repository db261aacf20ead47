#!/bin/sh
# Starts Chromium so that it cannot outlive its tests: whatever happens to them, it ends after CHROMIUM_SECONDS.
# Writes its process id, which is its group's too, to CHROMIUM_PID_FILE.
echo $$ > "$CHROMIUM_PID_FILE"
if command -v timeout > /dev/null; then
  exec timeout --kill-after=5 "$CHROMIUM_SECONDS" "$CHROMIUM_PROGRAM" "$@"
fi
exec "$CHROMIUM_PROGRAM" "$@"
