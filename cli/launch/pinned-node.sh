# Puts the Node that package.json pins first on PATH, where npm has installed it; sourced.
# npm installs the package for this system and processor, and no other.

use_pinned_node() {
  local binary
  for binary in "$1"/node_modules/node-*/bin/node; do
    if [ -x "$binary" ]; then
      PATH=${binary%/node}:$PATH
      return 0
    fi
  done
}
