# shellcheck shell=bash disable=SC2154
# Background processes with a pid file and a log: start, wait for, stop. Sourced by the cluster's and the
# S3 server's scripts, which set $dir, their folder, and $marker, a word in the command lines of their
# processes. Nothing but bash is needed: no curl, no ps, no fixed port.

# start_process NAME COMMAND...: runs COMMAND in the background; $dir/NAME.pid and $dir/NAME.log.
start_process() {
  local name="$1"
  shift
  : > "$dir/$name.log"
  # nohup and /dev/null: it must outlive the terminal, and a test that waits for our output to end.
  nohup "$@" > "$dir/$name.log" 2>&1 < /dev/null &
  echo $! > "$dir/$name.pid"
}

is_alive() {
  local pid
  [[ -f $dir/$1.pid ]] || return 1
  pid="$(< "$dir/$1.pid")"
  [[ -n $pid ]] && kill -0 "$pid" 2> /dev/null
}

# is_running NAME: true if the process of NAME lives and is ours: after a restart of the machine another
# process may have its number.
is_running() {
  local pid
  is_alive "$1" || return 1
  pid="$(< "$dir/$1.pid")"
  [[ ! -r /proc/$pid/cmdline ]] || tr '\0' ' ' < "/proc/$pid/cmdline" | grep -qF -- "$marker"
}

# stop_process NAME: asks it to end, makes it end after ten seconds. Stopping twice is no fault.
stop_process() {
  local pid tries
  if is_running "$1"; then
    pid="$(< "$dir/$1.pid")"
    kill "$pid" 2> /dev/null || true
    for ((tries = 0; tries < 100; tries++)); do
      is_running "$1" || break
      sleep 0.1
    done
    if is_running "$1"; then kill -9 "$pid" 2> /dev/null || true; fi
  fi
  rm -f "$dir/$1.pid"
}

# wait_until SECONDS NAME CONDITION...: polls; ends early, with the end of the log, if NAME dies.
wait_until() {
  local limit="$1" name="$2" started=$SECONDS
  shift 2
  until "$@"; do
    # Alive, not running: a process just started has the command line of this script for an instant.
    if ! is_alive "$name" || ((SECONDS - started > limit)); then
      echo "$name did not come up within $limit s; the end of $dir/$name.log:" >&2
      tail -n 20 "$dir/$name.log" >&2
      return 1
    fi
    sleep 0.1
  done
}

# http_get PORT PATH: what a server on this machine answers, headers included.
http_get() {
  (
    exec 3<> "/dev/tcp/127.0.0.1/$1"
    printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$2" >&3
    cat <&3
  ) 2> /dev/null
}
