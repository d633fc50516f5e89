package dangjian.org.registry;

import dangjian.kit.calendar.BusinessTime;
import dangjian.org.rule.OrganizationKind;
import dangjian.org.rule.RuleService;
import dangjian.org.rule.Rulebook;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Everything that must be right about one organisation before it is written.
@Component
class OrganizationCheck {

    private final RuleService rules;
    private final RegisterRepository register;
    private final InstantSource clock;

    OrganizationCheck(RuleService rules, RegisterRepository register, InstantSource clock) {
        this.rules = rules;
        this.register = register;
        this.clock = clock;
    }

    /// The profile of a new organisation, completed.
    Mono<Profile> establishing(Profile profile, LocalDate foundedOn, OrganizationKind parentKind) {
        return rules.rulebook().flatMap(rulebook -> {
            var complaints = new RequestComplaints();
            new RuleCheck(rulebook, today(), complaints).place(profile.kind(), parentKind);
            return check(profile.completed(rulebook), foundedOn, null, rulebook, complaints);
        });
    }

    /// The new profile of an organisation, completed.
    Mono<Profile> describing(Organization current, Profile profile) {
        return rules.rulebook()
                .flatMap(rulebook -> check(
                        profile.completed(rulebook),
                        current.lifetime().foundedOn(),
                        current.id(),
                        rulebook,
                        new RequestComplaints()));
    }

    private Mono<Profile> check(
            Profile profile,
            LocalDate foundedOn,
            @Nullable UUID self,
            Rulebook rulebook,
            RequestComplaints complaints) {
        var plain = new ProfileCheck(today(), complaints);
        plain.check(profile.naming(), profile.contact(), profile.unit());
        plain.check(foundedOn, profile.term());
        if (profile.naming().name().isEmpty()) {
            complaints.add(Field.NAME, "field.required");
        }
        new RuleCheck(rulebook, today(), complaints).term(profile.kind(), profile.category(), profile.term());
        return againstRegister(profile, self, complaints).then(Mono.fromCallable(() -> {
            complaints.throwIfAny();
            return profile;
        }));
    }

    private Mono<Void> againstRegister(Profile profile, @Nullable UUID self, Complaints complaints) {
        var name = profile.naming().name();
        return register.takenNames(List.of(name), self)
                .filter(taken -> taken.contains(name))
                .doOnNext(_ -> complaints.add(Field.NAME, "organization.name-taken", name))
                .then(code(profile, self, complaints))
                .then(unit(profile.unit(), self, complaints));
    }

    private Mono<Void> code(Profile profile, @Nullable UUID self, Complaints complaints) {
        var code = profile.naming().code();
        return code == null
                ? Mono.empty()
                : register.takenCodes(List.of(code), self)
                        .filter(taken -> taken.contains(code))
                        .doOnNext(_ -> complaints.add(Field.CODE, "organization.code-taken", code))
                        .then();
    }

    private Mono<Void> unit(Unit unit, @Nullable UUID self, Complaints complaints) {
        var code = unit.creditCode();
        var name = unit.name();
        return code == null || name == null
                ? Mono.empty()
                : register.units(List.of(code), self)
                        .filter(units -> !units.getOrDefault(code, name).equals(name))
                        .doOnNext(units -> complaints.add(
                                Field.CREDIT_CODE,
                                "organization.credit-code-of-other-unit",
                                units.getOrDefault(code, "")))
                        .then();
    }

    private LocalDate today() {
        return BusinessTime.today(clock);
    }
}
