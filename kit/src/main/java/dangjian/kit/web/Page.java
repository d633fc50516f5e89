package dangjian.kit.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list and the cursor of the next.
///
/// @param next give it as `after` to get the next page; absent on the last one
/// @param total number of all items, when `count=true` was asked for
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(
        List<T> items, @Nullable String next, @Nullable Long total) {

    /// Cuts a page from rows that were read with one row more than the limit ([Paging#rows]).
    ///
    /// @param key the values of the sort columns of an item, in order
    public static <T> Page<T> of(List<T> rows, Paging paging, Function<T, List<?>> key) {
        if (rows.size() <= paging.limit()) {
            return new Page<>(rows, null, null);
        }
        var items = rows.subList(0, paging.limit());
        return new Page<>(List.copyOf(items), Cursor.write(key.apply(items.getLast())), null);
    }

    public Page<T> withTotal(long count) {
        return new Page<>(items, next, count);
    }

    public <V> Page<V> map(Function<? super T, ? extends V> view) {
        return new Page<>(items.stream().<V>map(view).toList(), next, total);
    }
}
