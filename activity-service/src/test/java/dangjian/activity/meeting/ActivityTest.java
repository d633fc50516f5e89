package dangjian.activity.meeting;

import dangjian.kit.ServiceTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/// A test of the whole service with a clock that the test sets.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest
@Import({TestClock.Configuration.class, Steps.class})
@interface ActivityTest {}
