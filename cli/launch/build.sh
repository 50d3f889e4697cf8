# Builds what the command runs, where it is missing or older than its sources. Sourced by `weir` in a
# checkout, which has `home`, `jdk` and `fail`; no distribution contains it.

stamp=$home/cli/target/built

# Every module that the command needs: as Maven finds them with -am for cli, infra and local/dynamodb.
modules=(events gate producer subscriber samples metrics functions testkit simulation infra
  local local/dynamodb client rehearsal cli)

is_built() {
  [ -e "$stamp" ] || return 1
  local jar module sources=(pom.xml)
  for jar in cli/target/weir-cli.jar infra/target/weir-infra.jar \
    functions/target/lambda/lib/weir-functions.jar local/dynamodb/target/weir-local-dynamodb.jar; do
    [ -e "$home/$jar" ] || return 1
  done
  for module in "${modules[@]}"; do
    sources+=("$module/pom.xml" "$module/src/main")
  done
  [ -z "$(cd "$home" && find "${sources[@]}" -newer "$stamp" -type f -print -quit)" ]
}

build() {
  local log=$home/cli/target/build.log
  mkdir -p "$home/cli/target" 2>/dev/null && : 2>/dev/null >"$log" ||
    fail "$home/cli/target can't be written to: the disk is full or read-only, or it is not yours." \
      "Free space there or make it writable, then run this again."
  local why="sources have changed"
  [ -e "$stamp" ] || why="nothing is built yet; this takes a minute or two, once"
  printf 'weir: building (%s)\n' "$why" >&2
  local begun
  begun=$(mktemp "$home/cli/target/begun.XXXXXX")
  (cd "$home" && JAVA_HOME=$jdk ./mvnw -B -pl cli,infra,local/dynamodb -am \
    -Dmaven.test.skip=true -Dexec.skip=true package) >"$log" 2>&1 &
  local maven=$!
  local module last=
  while kill -0 "$maven" 2>/dev/null; do
    module=$(sed -n 's/^\[INFO\] Building \(Weir[^0-9]*\) [0-9].*/\1/p' "$log" | tail -n 1)
    if [ -n "$module" ] && [ "$module" != "$last" ]; then
      printf '      %s\n' "$module" >&2
      last=$module
    fi
    sleep 0.3
  done
  if ! wait "$maven"; then
    rm -f "$begun"
    grep '^\[ERROR\]' "$log" | head -n 15 >&2 || tail -n 15 "$log" >&2
    fail "the build failed; its whole output is in $log"
  fi
  # What changes while it is built is newer than this.
  mv "$begun" "$stamp"
}

build_if_stale() {
  is_built || build
}
