package dangjian.member;

import dangjian.kit.Service;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/// Owns the members of the Party: who they are, where they belong, and what changes about that.
@SpringBootApplication
@EnableScheduling
public class MemberServiceApplication {

    static void main(String[] arguments) {
        Service.run(MemberServiceApplication.class, "member-service", arguments);
    }
}
