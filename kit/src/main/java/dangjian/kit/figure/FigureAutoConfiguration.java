package dangjian.kit.figure;

import dangjian.kit.web.Messages;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;

/// Serves the [Figure] beans of a service, or what its own [FigureSource] makes of them.
@AutoConfiguration
@Conditional(FigureAutoConfiguration.HasFigures.class)
@Import(FigureController.class)
class FigureAutoConfiguration {

    @Bean
    OwnFigures ownFigures(
            ObjectProvider<Figure> figures, DatabaseClient database, Messages messages, InstantSource clock) {
        return new OwnFigures(figures.orderedStream().toList(), database, messages, clock);
    }

    /// There are figures to serve.
    static final class HasFigures extends AnyNestedCondition {

        HasFigures() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnBean(Figure.class)
        static class Own {}

        @ConditionalOnBean(FigureSource.class)
        static class Composed {}
    }
}
