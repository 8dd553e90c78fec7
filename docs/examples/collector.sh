#!/bin/sh
# Passes records, one a line, from standard input to standard output while the program permits. Needs Linux, curl and sed.
set -u; umask 077
: "${STANDDOWN_GATEWAY_URL:?}" "${STANDDOWN_COLLECTOR_TOKEN:?}" "${STANDDOWN_COLLECTOR_ID:?}" "${STANDDOWN_PROGRAM:?}"
run=$(mktemp -d) && read -r boot < /proc/sys/kernel/random/uuid || exit 1 # state of this boot alone: it starts closed
echo 0 0 0 > "$run/lease"; echo 0 0 > "$run/stop"; echo 0 > "$run/busy" # each has one writer; all read them
printf 'silent\nheader = "Authorization: Bearer %s"\nheader = "Content-Type: application/json"\n' \
  "$STANDDOWN_COLLECTOR_TOKEN" > "$run/curl" # not among curl's arguments, which others can see
me="\"collectorId\":\"$STANDDOWN_COLLECTOR_ID\",\"bootId\":\"$boot\"" query='' seq=0 failures=0 seen=0 ttl=3000
put() { echo "$2" > "$run/$1.new" && mv "$run/$1.new" "$run/$1"; }
facts() { # what holds now; /proc/uptime is monotonic and counts the time asleep
  read -r epoch until asked < "$run/lease"; read -r stopped at < "$run/stop"
  read -r t _ < /proc/uptime; t=${t%.*}${t#*.}0 highest=$((epoch > stopped ? epoch : stopped))
}
permitted() { facts; [ "$t" -lt "$until" ] && [ "$epoch" -gt "$stopped" ] && [ "$asked" -gt "$at" ]; }
idle() { read -r busy < "$run/busy" && [ "$busy" = 0 ]; } # nothing is being written
nap() { sleep "$(($1 / 1000)).$(printf %03d $(($1 % 1000)))"; }
random() { n=$(($(od -An -N2 -tu2 /dev/urandom) % 400)); } # 0 to 399
field() { v=${body#*\"$1\":}; [ "$v" != "$body" ] || v=; v=${v#\"}; v=${v%%[\",\}]*}; }
ask() { # ask PATH SECONDS [options of curl]: sets code, and from the answer state, e (its epoch; 0 for no answer), l (its ttl)
  path=$1; shift; body=$(curl -K "$run/curl" -D "$run/$path.head" -w '%{http_code}' -m "$@" \
    "$STANDDOWN_GATEWAY_URL/collect/v1/$path$query" | tr -d ' \t\r\n')
  code=${body#"${body%???}"} body=${body%???}; field ttlMs; l=$v; field state; state=$v; field epoch; e=$v; query=
  case $code:$e:$l in 200:*[!0-9:]* | 200::* | 200:*:) e=0 ;; 200:*) failures=0 ;; *) e=0 ;; esac
}
back_off() { # doubling from 100 ms to a third of the ttl, with jitter; never sooner than Retry-After says
  failures=$((failures + 1)); w=$((100 << (failures < 6 ? failures : 6))); [ "$w" -lt $((ttl / 3)) ] || w=$((ttl / 3))
  random; w=$((w * (600 + n) / 1000)); s=$(sed -n 's/^[Rr]etry-[Aa]fter: *\([0-9]\{1,5\}\).*/\1/p' "$run/$path.head")
  rm -f "$run/$path.head"; [ $((${s:-0} * 1000)) -lt "$w" ] || w=$((s * 1000)); nap "$w"
}
renew() while kill -0 $$; do # writes lease: its epoch, its deadline, when it was asked for
  said=stopped; if permitted || ! idle; then said=collecting; fi; facts; sent=$t seq=$((seq + 1))
  ask lease $(((ttl + 999) / 1000)) -d "{$me,\"seq\":$seq,\"programs\":[{\"slug\":\"$STANDDOWN_PROGRAM\",\"lastEpoch\":\"$highest\",\"phase\":\"$said\",\"counters\":{\"recorded\":0,\"dropped\":0,\"buffered\":0}}]}"
  facts; case $code in 401 | 403) put lease "$highest 0 0" ;; esac
  if [ "$e" = 0 ]; then back_off; continue; fi
  if [ "$e" -ge "$highest" ]; then
    ttl=$l; if [ "$state" = collecting ]; then put lease "$e $((sent + ttl * 99 / 100)) $sent"; else put lease "$e 0 0"; fi
  fi
  random; nap $((ttl * (800 + n) / 3000))
done
listen() while kill -0 $$; do # writes stop: the highest epoch that was stopped, and when it was refused; then confirms
  query="?waitEpoch=$((seen + 1))"; ask state 30 -H 'Prefer: wait=25'
  facts; case $code in 401 | 403) put stop "$stopped $t" ;; esac
  if [ "$e" = 0 ]; then back_off; continue; fi
  [ "$e" -le "$seen" ] || seen=$e
  if [ "$state" = stopped ] && [ "$e" -ge "$highest" ] && [ "$e" -gt "$stopped" ]; then
    put stop "$e $at"; until idle; do nap 20; done; stop=$e failures=0
    while ask confirm 3 -d "{$me,\"program\":\"$STANDDOWN_PROGRAM\",\"epoch\":\"$stop\",\"result\":\"stopped\",\"inFlight\":0,\"buffered\":0}"; do
      case $code in 200 | 409) break ;; esac; back_off
    done
  fi
  nap 100
done
trap 'kill $pids; rm -rf "$run"' EXIT; trap 'exit 0' INT TERM
renew 2> /dev/null & pids=$!; listen 2> /dev/null & pids="$pids $!"
while IFS= read -r record; do
  [ -z "${STANDDOWN_PREPARE_URL-}" ] || curl -s "$STANDDOWN_PREPARE_URL" # slow work goes here, before the check
  echo 1 > "$run/busy"; if permitted; then printf '%s\n' "$record"; fi; echo 0 > "$run/busy"
done
