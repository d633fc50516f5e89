package dangjian.kit.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The roles that may call: on a controller's [Caller] or [Scope] argument.
///
/// A scope holds only the organisations where the caller has one of these roles, so a role at one organisation never
/// widens another. A caller with none of them gets 403.
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Allowed {
    Role[] value();
}
