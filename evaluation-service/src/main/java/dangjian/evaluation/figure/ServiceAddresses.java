package dangjian.evaluation.figure;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Where the services stand that figures come from; without them this service does not start.
///
/// @param timeout how long one answer may take
@Validated
@ConfigurationProperties("dangjian.services")
record ServiceAddresses(
        @NotNull @Valid Address org,
        @NotNull @Valid Address member,
        @NotNull @Valid Address activity,
        @DefaultValue("3s") Duration timeout) {

    /// The base address of a service, for example `http://org-service:8080`.
    record Address(@NotNull URI url) {}
}
