package dangjian.kit.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a `POST` whose repetition changes nothing by itself: an `Idempotency-Key` is accepted and has no effect, and
/// the request gets no transaction around it.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface HarmlessToRepeat {}
