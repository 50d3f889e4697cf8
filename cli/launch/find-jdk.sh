# Finds a JDK that is new enough and prints its home. Sourced by `weir` and `infra/app`; needs bash.

WEIR_JDK_LEAST=25

# The first number of a JDK's version, from its release file: no JVM is started to find out.
jdk_version() {
  [ -r "$1/release" ] && [ -x "$1/bin/java" ] &&
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

# The home of the `java` on PATH, after all symbolic links.
jdk_on_path() {
  local java
  java=$(command -v java) || return 0
  java=$(readlink -f "$java" 2>/dev/null || printf '%s' "$java")
  dirname "$(dirname "$java")"
}

# Prints the home that the user names, or says why it will not do.
named_jdk() {
  local version
  version=$(jdk_version "$1") || version=
  if [ -z "$version" ]; then
    printf '%s\n' "weir: WEIR_JAVA_HOME is $1, where no JDK is." \
      "Name a folder that has bin/java and release, of JDK $WEIR_JDK_LEAST or later, or unset it." >&2
    return 1
  fi
  if [ "$version" -lt "$WEIR_JDK_LEAST" ]; then
    printf '%s\n' "weir: WEIR_JAVA_HOME is $1, a JDK $version, which is too old." \
      "Name a JDK $WEIR_JDK_LEAST or later, or unset it." >&2
    return 1
  fi
  printf '%s\n' "$1"
}

# Prints the home of the JDK that the user names, else of the first one that will do.
find_jdk() {
  local home version
  if [ -n "${WEIR_JAVA_HOME:-}" ]; then
    named_jdk "$WEIR_JAVA_HOME"
    return
  fi
  for home in "${JAVA_HOME:-}" "$(jdk_on_path)" \
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
