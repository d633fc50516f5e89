package dangjian.kit.crypto;

import java.util.Locale;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Tells operations which key property is wrong and how to make a right one.
final class InvalidCryptoKeyAnalyzer extends AbstractFailureAnalyzer<InvalidCryptoKeyException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, InvalidCryptoKeyException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), action(cause.property()), cause);
    }

    private static String action(String property) {
        return """
                用 openssl rand -base64 32 生成密钥，例如写入环境变量 %1$s，切勿写进代码库。
                    Make a key with openssl rand -base64 32 and pass it for example as %1$s; never put it into the repository.""".formatted(environmentVariable(property));
    }

    private static String environmentVariable(String property) {
        return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
