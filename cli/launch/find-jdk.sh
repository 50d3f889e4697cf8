# Finds a JDK that is new enough and prints its home. Sourced by `weir` and `infra/app`; needs bash.

WEIR_JDK_LEAST=25

# The first number of a JDK's version, from its release file: no JVM is started to find out.
jdk_version() {
  [ -r "$1/release" ] && [ -x "$1/bin/java" ] &&
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

# The home of the `java` on PATH, behind all symbolic links.
jdk_on_path() {
  local java
  java=$(command -v java) || return 0
  java=$(readlink -f "$java" 2>/dev/null || printf '%s' "$java")
  dirname "$(dirname "$java")"
}

# Prints the home of the first JDK that will do: what the user names comes first.
find_jdk() {
  local home version
  for home in "${WEIR_JAVA_HOME:-}" "${JAVA_HOME:-}" "$(jdk_on_path)" \
    /usr/lib/jvm/* "${HOME:-/nowhere}"/.sdkman/candidates/java/* "${HOME:-/nowhere}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/*; do
    [ -n "$home" ] || continue
    version=$(jdk_version "$home") || continue
    if [ -n "$version" ] && [ "$version" -ge "$WEIR_JDK_LEAST" ]; then
      printf '%s\n' "$home"
      return 0
    fi
  done
  printf '%s\n' "weir: no JDK $WEIR_JDK_LEAST or later was found." \
    "Install one (https://adoptium.net), or name it: export WEIR_JAVA_HOME=/where/it/is" >&2
  return 1
}
