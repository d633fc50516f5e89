package dangjian.gateway.path;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Path patterns such as `/members/{id}/history`, a segment at each node. Built once, then only read.
final class PathTree {

    private static final String EVERY_METHOD = "*";

    private final Map<String, PathTree> words = new HashMap<>();
    private final Set<String> methods = new HashSet<>();
    private @Nullable PathTree variable;
    private boolean isOpen;

    /// The segments of a path, without empty ones.
    static List<String> segments(String path) {
        return Arrays.stream(path.split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
    }

    /// Adds a pattern; `*` stands for every method, `**` or `{*name}` at the end for any number of segments.
    void add(String method, String pattern) {
        var node = this;
        for (var segment : segments(pattern)) {
            if (segment.equals("**") || segment.startsWith("{*")) {
                node.isOpen = true;
                break;
            }
            node = node.child(segment);
        }
        node.methods.add(method);
    }

    /// Which segments are words of a pattern for this method, or null when there is none.
    @Nullable
    BitSet operation(String method, List<String> path) {
        var found = new BitSet();
        return find(method, path, 0, found) ? found : null;
    }

    /// The same whatever the method is.
    @Nullable
    BitSet place(List<String> path) {
        var found = new BitSet();
        return find(null, path, 0, found) ? found : null;
    }

    private PathTree child(String segment) {
        if (segment.indexOf('{') < 0 && segment.indexOf('*') < 0) {
            return words.computeIfAbsent(segment, _ -> new PathTree());
        }
        if (variable == null) {
            variable = new PathTree();
        }
        return variable;
    }

    private boolean find(@Nullable String method, List<String> path, int at, BitSet found) {
        if (at == path.size()) {
            return takes(method);
        }
        var word = words.get(path.get(at));
        if (word != null) {
            found.set(at);
            if (word.find(method, path, at + 1, found)) {
                return true;
            }
            found.clear(at);
        }
        return variable != null && variable.find(method, path, at + 1, found) || isOpen && takes(method);
    }

    private boolean takes(@Nullable String method) {
        return method == null ? !methods.isEmpty() : methods.contains(method) || methods.contains(EVERY_METHOD);
    }
}
