package dangjian.member.dues;

import dangjian.kit.crypto.FieldEncryption;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Encrypts bases of dues for the database and opens them again.
@Component
class BaseSeal {

    private static final String BASE = "dues_assessments.base";

    private final FieldEncryption encryption;

    BaseSeal(FieldEncryption encryption) {
        this.encryption = encryption;
    }

    byte @Nullable [] seal(@Nullable Money base) {
        return base == null ? null : encryption.encrypt(BASE, String.valueOf(base.fen()));
    }

    /// What was declared when the assessment was made.
    Assessment.Declaration declaration(Assessment assessment) {
        var cipher = assessment.baseCipher();
        var base = cipher == null ? null : new Money(Long.parseLong(encryption.decrypt(BASE, cipher)));
        return new Assessment.Declaration(assessment.payerClass(), base, assessment.isQuarterly());
    }
}
