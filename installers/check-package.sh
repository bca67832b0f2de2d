#!/usr/bin/env bash
# Opens the packaged program on a virtual screen and sees that its window comes and that its broker serves a client.
# Needs dpkg-deb, Xvfb, xdotool, ss, import (ImageMagick) and mosquitto_pub/_sub. Leaves a screenshot in installers/target.
set -euo pipefail
cd "$(dirname "$0")"

package=$(ls target/installer/*.deb)
check=target/check
rm -rf "$check"
mkdir -p "$check/home"
xvfb='' program=''

end() {
    for pid in $program $xvfb; do
        kill "$pid" 2>/dev/null || true
    done
}
trap end EXIT

# waits for SECONDS SENTENCE COMMAND...: until the command succeeds
waits_for() {
    local tenths=$(($1 * 10)) sentence=$2
    shift 2
    until "$@"; do
        if ((tenths-- <= 0)) || { [[ -n $program ]] && ! kill -0 "$program" 2>/dev/null; }; then
            echo "FAILED: $sentence"
            cat "$check/output.log" 2>/dev/null || true
            exit 1
        fi
        read -rt 0.1 <> <(:) || true
    done
}

has_display() { [[ -s $check/display ]]; }
has_window() { xdotool search --onlyvisible --name 'MQTT Workbench' >"$check/window" 2>/dev/null; }
port() { ss -Hltnp "src 127.0.0.1" | sed -n "s/.*127\.0\.0\.1\]\?:\([0-9]*\) .*pid=$program,.*/\1/p" | head -n 1; }
has_port() { [[ -n $(port) ]]; }

dpkg-deb -x "$package" "$check/unpacked"
test -f "$check/unpacked/opt/mqtt-workbench/lib/mqtt-workbench-mqtt-workbench.desktop"

Xvfb -displayfd 3 -screen 0 1440x900x24 -nolisten tcp 3>"$check/display" 2>"$check/xvfb.log" &
xvfb=$!
waits_for 10 'the virtual screen did not come up' has_display
DISPLAY=:$(cat "$check/display")
export DISPLAY

HOME=$PWD/$check/home XDG_CONFIG_HOME=$PWD/$check/home XDG_DATA_HOME=$PWD/$check/home XDG_STATE_HOME=$PWD/$check/home \
    "$check/unpacked/opt/mqtt-workbench/bin/mqtt-workbench" >"$check/output.log" 2>&1 &
program=$!
waits_for 60 'the window did not open' has_window
waits_for 30 'the broker does not listen' has_port
port=$(port)

timeout 20 mosquitto_pub -h 127.0.0.1 -p "$port" -q 1 -r -t check/package -m 'it serves'
answer=$(timeout 20 mosquitto_sub -h 127.0.0.1 -p "$port" -q 1 -t check/package -C 1)
[[ $answer == 'it serves' ]] || { echo "FAILED: the broker answered '$answer'"; exit 1; }
for i in $(seq 1 20); do echo "{\"rpm\": $((1400 + i))}"; done | timeout 20 mosquitto_pub -h 127.0.0.1 -p "$port" -t plant/press/telemetry -l

# A second for the screen's pulse; then what a user would see.
read -rt 1.5 <> <(:) || true
import -window root target/packaged-program.png

# The broker's clients are told, settings are written: what a user's Ctrl Q does.
xdotool windowfocus --sync "$(head -n 1 "$check/window")" key --clearmodifiers ctrl+q
for ((tenths = 100; tenths > 0; tenths--)); do
    kill -0 "$program" 2>/dev/null || break
    read -rt 0.1 <> <(:) || true
done
if kill -0 "$program" 2>/dev/null; then
    echo 'FAILED: the program did not end when told to'
    exit 1
fi
program=''
if grep -E 'WARNING|SEVERE|Exception' "$check/output.log"; then
    echo 'FAILED: the program complained'
    exit 1
fi
echo "The packaged program opened its window, served mosquitto_pub and mosquitto_sub on port $port, and ended when Ctrl Q told it to."
