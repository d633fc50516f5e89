package dangjian.member.roster;

import dangjian.kit.web.Allowed;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Role;
import dangjian.kit.web.Scope;
import dangjian.kit.web.Version;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// The own record of whoever asks.
@RestController
@RequestMapping("/api/v1/members/me")
@Tag(name = "members")
class OwnRecordController {

    private final RosterService roster;

    OwnRecordController(RosterService roster) {
        this.roster = roster;
    }

    @GetMapping
    @Operation(operationId = "getOwnRecord", summary = "本人的党员记录")
    Mono<ResponseEntity<MemberView>> me(@Allowed(Role.MEMBER) Scope scope) {
        var self = scope.memberId();
        return (self == null ? Mono.<MemberView>empty() : roster.find(self, scope))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("member.unknown")))
                .map(member -> Version.tagged(member, member.version()));
    }
}
