# Requires Node and installs the npm packages that package-lock.json pins, each with its hash. Sourced
# by `weir`, which has `fail`.

require_node() {
  command -v node >/dev/null 2>&1 ||
    fail "Node was not found; the local cloud's emulators run on it." \
      "Install Node 20 or later with npm (https://nodejs.org), or put it on PATH."
  local version
  version=$(node -p 'process.versions.node.split(".")[0]' 2>/dev/null || printf 0)
  [ "$version" -ge 20 ] ||
    fail "Node $version is too old; the local cloud's emulators need 20 or later." \
      "Install a newer one, or put it first on PATH."
  command -v npm >/dev/null 2>&1 ||
    fail "npm was not found; it fetches the local cloud's emulators." "Install it alongside Node."
}

# What npm says where it can't reach its registry.
npm_unreachable='ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH'

install_node_packages() {
  local stamp=$1/node_modules/.package-lock.json said
  if [ -e "$stamp" ] && [ ! "$1/package-lock.json" -nt "$stamp" ]; then
    return 0
  fi
  printf 'weir: fetching the emulators and the CDK (npm ci), once\n' >&2
  if ! said=$(cd "$1" && npm ci --include=dev --include=optional --no-audit --no-fund \
    --loglevel=error 2>&1 </dev/null); then
    if printf '%s' "$said" | grep -q -E "$npm_unreachable"; then
      fail "npm's registry can't be reached from here; the emulators have to be fetched from there once." \
        "Run \`weir fetch\` where there is a network; this folder can then be copied to a machine without one."
    fi
    printf '%s\n' "$said" >&2
    fail "npm ci failed; what it said is above." "Fix that (network, disk) and run this again."
  fi
  touch "$stamp"
}
