# Sourced by src/run and tests/run: what both do before they build.

# install_packages KIND...: installs the packages of src/packages marked with one of these kinds,
# where they are missing. Asks for root rights only then.
install_packages() {
    local kinds missing as_root=()
    kinds=$(IFS='|'; echo "$*")
    mapfile -t missing < <(
        sed -nE "s/^($kinds) +//p" "$project/src/packages" | while read -r package; do
            dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed ||
                echo "$package"
        done
    )
    if [ "${#missing[@]}" -eq 0 ]; then
        return
    fi
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "these packages are missing: ${missing[*]}. Install them as root, then run this again." >&2
            exit 1
        fi
        as_root=(sudo)
    fi
    echo "Installing ${#missing[@]} Debian packages: ${missing[*]}" >&2
    local log
    log=$(mktemp)
    if ! { "${as_root[@]}" apt-get update -qq &&
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
        tail -n 20 "$log" >&2
        echo "the packages could not be installed; the lines above say why. The whole log is in $log" >&2
        exit 1
    fi
    rm -f "$log"
}

# build PRESET [ARGUMENTS OF CMAKE]: configures where needed, builds (all, or the variable "targets")
# and is silent unless it fails.
build() {
    local preset=$1 log
    shift
    log=$(mktemp)
    if ! { cmake -S "$project" --preset "$preset" "$@" &&
        cmake --build "$project/build/$preset" ${targets:+--target $targets}; } >"$log" 2>&1; then
        tail -n 60 "$log" >&2
        echo "building the $preset preset failed; the lines above say why. The whole log is in $log" >&2
        exit 1
    fi
    rm -f "$log"
}
