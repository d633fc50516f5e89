package dangjian.kit.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a repository method without a [Scope]: it touches no rows that belong to an organisation, or no caller drives
/// it.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Unscoped {
    /// Why no scope is needed.
    String value();
}
