# Sourced by ./mvnw and ./run: points JAVA_HOME at a JDK 25, wherever one is installed, default or not.
# Maven itself must run on it because the formatter parses with the parser of the JDK it runs on.
is_jdk_25() {
  [ -x "$1/bin/javac" ] && grep -q '^JAVA_VERSION="25[".]' "$1/release" 2>/dev/null
}

find_jdk_25() {
  path_javac=$(command -v javac 2>/dev/null || true)
  [ -z "$path_javac" ] || path_javac=$(dirname "$(dirname "$(readlink -f "$path_javac" 2>/dev/null || echo "$path_javac")")")
  for candidate in "${JAVA_HOME:-}" "${JAVA25_HOME:-}" "${JDK25_HOME:-}" "$path_javac" \
    /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.m2/jdks/* "$HOME"/.asdf/installs/java/* \
    "$HOME"/.local/share/mise/installs/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home /opt/* /opt/java/* /usr/java/* /usr/local/*; do
    if [ -n "$candidate" ] && is_jdk_25 "$candidate"; then
      JAVA_HOME=$candidate
      export JAVA_HOME
      return 0
    fi
  done
  return 1
}

if ! find_jdk_25; then
  echo "找不到 JDK 25：请安装 JDK 25（不必设为默认），或把 JAVA25_HOME 指向它。 No JDK 25 found: install one (it need not be the default) or set JAVA25_HOME." >&2
  exit 1
fi
