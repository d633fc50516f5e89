package dangjian.member.dues;

import dangjian.kit.web.Scope;
import java.time.YearMonth;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Gathers what is needed to reckon what members owe.
@Component
class Assessors {

    private final AssessmentRepository assessments;
    private final AccountRepository accounts;
    private final DuesSchemeRepository schemes;

    Assessors(AssessmentRepository assessments, AccountRepository accounts, DuesSchemeRepository schemes) {
        this.assessments = assessments;
        this.accounts = accounts;
        this.schemes = schemes;
    }

    /// Locks the accounts of the members; an assessor for those of them that belong to the branch, or to the scope
    /// where none is named.
    Mono<Assessor> of(@Nullable UUID branch, Collection<UUID> members, YearMonth from, Scope scope) {
        var year = from.getYear();
        return accounts.lock(members, year, year, scope)
                .then(Mono.defer(() -> Mono.zip(
                        assessments
                                .payers(branch, members, scope)
                                .collectMap(AssessmentRepository.Payer::id, Function.identity()),
                        assessments.inForce(members, year, scope).collectMultimap(Assessment::memberId),
                        accounts.ofMembers(members, year, scope).collectMultimap(DuesMonth::memberId),
                        schemes.on(from.atDay(1)),
                        schemes.rules(from.atDay(1)))))
                .map(parts -> new Assessor(
                        from,
                        parts.getT1(),
                        parts.getT2(),
                        parts.getT3(),
                        parts.getT4(),
                        parts.getT5().number(DuesRules.STARTS_AFTER)));
    }
}
