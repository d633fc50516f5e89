package dangjian.kit.crypto;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/// Field encryption and blind index for the services that hold personal data.
///
/// Lazy: a service that injects neither needs no keys; one that does refuses to start without them.
@AutoConfiguration
@EnableConfigurationProperties(CryptoProperties.class)
class CryptoAutoConfiguration {

    @Bean
    @Lazy
    KeyRing keyRing(CryptoProperties properties) {
        return KeyRing.of(properties);
    }

    @Bean
    @Lazy
    FieldEncryption fieldEncryption(KeyRing ring, CryptoProperties properties) {
        return new FieldEncryption(ring, properties.algorithm());
    }

    @Bean
    @Lazy
    BlindIndex blindIndex(KeyRing ring, CryptoProperties properties) {
        return new BlindIndex(ring, properties.indexAlgorithm());
    }
}
