#!/usr/bin/env bash
# Measures what the workbench can take, one benchmark after the other, and says at the end which aims were met: all of them (about 40 minutes),
# or those that are named. Each prints its figures; the whole of what it said is in app/target/benchmarks/NAME.log.
#
#   app/benchmarks.sh [burst] [flood] [stream] [minimised] [topics] [million] [retained] [recording] [handshakes] [gates]
set -uo pipefail
cd "$(dirname "$0")/.."

flood="-pl app -am test-compile exec:exec@flood"
declare -A command=(
    [burst]="$flood -Dflood.rate=200000 -Dflood.seconds=5 -Dflood.steady=false"
    [flood]="$flood -Dflood.topics=100000 -Dflood.seconds=600 -Dflood.longest=250"
    [stream]="$flood -Dflood.view=stream"
    [minimised]="$flood -Dflood.window=minimised -Dflood.rate=1000 -Dflood.seconds=300 -Dflood.warm=150 -Dflood.processor=5"
    [topics]="-pl app -am test-compile exec:exec@topics"
    [million]="-pl app -am test-compile exec:exec@topics -Dtopics.count=1000000 -Dtopics.heap=2g"
    [retained]="-pl app -am test-compile exec:exec@retained"
    [recording]="-pl app -am test-compile exec:exec@recording"
    [handshakes]="-pl app -am test-compile exec:exec@handshakes"
    [gates]="-pl broker -am test-compile exec:exec@gates"
)
order=(burst stream flood minimised topics million retained recording handshakes gates)

if [ $# -gt 0 ]; then
    wanted=("$@")
else
    wanted=("${order[@]}")
fi
for name in "${wanted[@]}"; do
    if [ -z "${command[$name]:-}" ]; then
        echo "There is no benchmark $name. There are: ${order[*]}." >&2
        exit 2
    fi
done

logs=app/target/benchmarks
mkdir -p "$logs"
declare -a missed=()
for name in "${wanted[@]}"; do
    echo "== $name: mvn ${command[$name]}"
    status=0
    # shellcheck disable=SC2086 # the words of the command
    timeout 1800 mvn -q -B ${command[$name]} > "$logs/$name.log" 2>&1 || status=$?
    grep -v '^\[\(INFO\|ERROR\)\]' "$logs/$name.log"
    if [ "$status" -ne 0 ]; then
        missed+=("$name")
    fi
done
if [ "${#missed[@]}" -gt 0 ]; then
    echo "An aim was missed in: ${missed[*]}"
    exit 1
fi
echo "All aims were met: ${wanted[*]}"
