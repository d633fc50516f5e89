package dangjian.member.roster;

import dangjian.kit.org.Organizations;
import dangjian.kit.sheet.PhoneText;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/// Finds members.
@Service
class RosterService {

    private final MemberRepository members;
    private final Organizations organizations;
    private final MemberViews views;
    private final Seal seal;

    RosterService(MemberRepository members, Organizations organizations, MemberViews views, Seal seal) {
        this.members = members;
        this.organizations = organizations;
        this.views = views;
        this.seal = seal;
    }

    Mono<MemberView> find(UUID id, Scope scope) {
        return members.find(id, scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("member.unknown")))
                .flatMap(views::of);
    }

    Mono<Page<MemberView>> search(Search search, Scope scope, Paging paging) {
        return narrowed(search.under(), scope).flatMap(narrow -> page(query(search), narrow, paging));
    }

    private Mono<Page<MemberView>> page(RosterQuery query, Scope scope, Paging paging) {
        return members.page(query, scope, paging)
                .collectList()
                .map(rows -> Page.of(rows, paging, placed -> query.key(placed.member())))
                .flatMap(views::of)
                .flatMap(page -> paging.count() ? members.count(query, scope).map(page::withTotal) : Mono.just(page));
    }

    private RosterQuery query(Search search) {
        return new RosterQuery()
                .with(search.filter())
                .named(name(search.name()), search.match())
                .withIdNumber(idNumber(search.idNumber()))
                .withPhone(phone(search.phone()));
    }

    /// The scope below an organisation that lies in it.
    private Mono<Scope> narrowed(@Nullable UUID under, Scope scope) {
        return under == null
                ? Mono.just(scope)
                : organizations
                        .find(under, scope)
                        .switchIfEmpty(Mono.error(() -> Problem.notFound("org.unknown")))
                        .map(organization -> Scope.of(organization.path()));
    }

    private static @Nullable String name(@Nullable String text) {
        var name = text == null ? "" : MemberName.normalise(text);
        return name.isEmpty() ? null : name;
    }

    private byte @Nullable [] idNumber(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var number = CitizenId.normalise(text);
        var fault = CitizenId.fault(number);
        if (fault != null) {
            throw Problem.invalid("request.invalid").at(RosterField.ID_NUMBER.pointer(), fault);
        }
        return seal.index(PersonalField.ID_NUMBER, number);
    }

    private byte @Nullable [] phone(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var number = PhoneText.parse(text)
                .orElseThrow(() -> Problem.invalid("request.invalid").at(RosterField.PHONE.pointer(), "member.phone"));
        return seal.index(PersonalField.PHONE, number);
    }

    /// What is searched for; everything that is given must hold.
    record Search(
            @Nullable UUID under,
            @Nullable String name,
            RosterQuery.NameMatch match,
            RosterFilter filter,
            @Nullable String idNumber,
            @Nullable String phone) {}
}
