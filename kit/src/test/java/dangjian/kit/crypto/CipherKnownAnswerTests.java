package dangjian.kit.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CipherKnownAnswerTests {

    /// McGrew and Viega, The Galois/Counter Mode of Operation, test case 16.
    @Test
    void aes256GcmMeetsItsSpecification() throws Exception {
        checkCipher(
                EncryptionAlgorithm.AES_256_GCM,
                "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308",
                "cafebabefacedbaddecaf888",
                "feedfacedeadbeeffeedfacedeadbeefabaddad2",
                "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                        + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
                "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                        + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                        + "76fc6ece0f4e1768cddf8853bb2d551b");
    }

    /// RFC 8998, appendix A.1.
    @Test
    void sm4GcmMeetsItsSpecification() throws Exception {
        checkCipher(
                EncryptionAlgorithm.SM4_GCM,
                "0123456789abcdeffedcba9876543210",
                "00001234567800000000abcd",
                "feedfacedeadbeeffeedfacedeadbeefabaddad2",
                "aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd"
                        + "eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa",
                "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
                        + "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
                        + "83de3541e4c2b58177e065a9bf7b62ec");
    }

    /// RFC 4231, test cases 1 and 2; GM/T 0042-2015, appendix D.3.
    @ParameterizedTest
    @CsvSource({
        "HMAC_SHA_256, 0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b, 4869205468657265,"
                + " b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
        "HMAC_SHA_256, 4a656665, 7768617420646f2079612077616e7420666f72206e6f7468696e673f,"
                + " 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        "HMAC_SM3, 4a656665, 7768617420646f2079612077616e7420666f72206e6f7468696e673f,"
                + " 2e87f1d16862e6d964b50a5200bf2b10b764faa9680a296a2405f24bec39f882",
        "HMAC_SM3, 0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20,"
                + " 6162636462636465636465666465666765666768666768696768696a68696a6b696a6b6c6a6b6c6d6b6c6d6e6c6d6e6f6d6e6f706e6f7071"
                + "6162636462636465636465666465666765666768666768696768696a68696a6b696a6b6c6a6b6c6d6b6c6d6e6c6d6e6f6d6e6f706e6f7071,"
                + " ca05e144ed05d1857840d1f318a4a8669e559fc8391f414485bfdf7bb408963a"
    })
    void keyedHashesMeetTheirSpecification(IndexAlgorithm algorithm, String key, String input, String expected) {
        assertThat(algorithm.mac(bytes(key), bytes(input))).isEqualTo(bytes(expected));
    }

    /// HKDF-Expand(HKDF-Extract(0, secret)) written out with plain HMAC (RFC 5869, 2.2 and 2.3).
    @Test
    void derivedKeysFollowHkdf() {
        byte[] secret = bytes("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b");
        byte[] purpose = "dangjian/test".getBytes(StandardCharsets.UTF_8);
        byte[] extracted = IndexAlgorithm.HMAC_SHA_256.mac(new byte[32], secret);
        byte[] expanded = IndexAlgorithm.HMAC_SHA_256.mac(extracted, purpose, new byte[] {1});

        assertThat(KeyDerivation.derive(new SHA256Digest(), secret, "dangjian/test", 32))
                .isEqualTo(expanded);
    }

    private static void checkCipher(
            EncryptionAlgorithm algorithm, String key, String nonce, String associated, String plain, String sealed)
            throws Exception {
        AuthenticatedCipher cipher = algorithm.cipher();
        assertThat(cipher.seal(bytes(key), bytes(nonce), bytes(associated), bytes(plain)))
                .isEqualTo(bytes(sealed));
        assertThat(cipher.open(bytes(key), bytes(nonce), bytes(associated), bytes(sealed)))
                .isEqualTo(bytes(plain));
    }

    private static byte[] bytes(String hexadecimal) {
        return HexFormat.of().parseHex(hexadecimal);
    }
}
