package dangjian.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WebhookSecretTests {

    /// The example that Standard Webhooks publishes.
    @Test
    void theSignatureIsThatOfThePublishedExample() {
        assertThat(new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                        .sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void aSecretHas256BitsAndIsNotPrinted() {
        assertThat(WebhookSecret.random().text()).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(WebhookSecret.random()).hasToString("******");
    }
}
