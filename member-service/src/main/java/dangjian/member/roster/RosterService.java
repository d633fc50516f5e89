package dangjian.member.roster;

import dangjian.kit.calendar.BusinessTime;
import dangjian.kit.org.Organizations;
import dangjian.kit.sheet.PhoneText;
import dangjian.kit.web.Page;
import dangjian.kit.web.Paging;
import dangjian.kit.web.Problem;
import dangjian.kit.web.Scope;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/// Finds members.
@Service
class RosterService {

    /// Stands for personal data that were searched for.
    private static final String GIVEN = "***";

    private final MemberRepository members;
    private final CompletenessRepository completeness;
    private final Organizations organizations;
    private final MemberViews views;
    private final CodeBooks codeBooks;
    private final Seal seal;
    private final InstantSource clock;

    RosterService(
            MemberRepository members,
            CompletenessRepository completeness,
            Organizations organizations,
            MemberViews views,
            CodeBooks codeBooks,
            Seal seal,
            InstantSource clock) {
        this.members = members;
        this.completeness = completeness;
        this.organizations = organizations;
        this.views = views;
        this.codeBooks = codeBooks;
        this.seal = seal;
        this.clock = clock;
    }

    Mono<MemberView> find(UUID id, Scope scope) {
        return members.find(id, scope)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("member.unknown")))
                .flatMap(views::of);
    }

    Mono<Page<MemberView>> search(Search search, Scope scope, Paging paging) {
        return prepared(search, scope).flatMap(prepared -> page(prepared, paging));
    }

    /// What a search asks the database for, and where.
    Mono<Prepared> prepared(Search search, Scope scope) {
        var idNumber = idNumber(search.idNumber());
        var phone = phone(search.phone());
        return narrowed(search.filter().under(), scope)
                .flatMap(narrow -> Mono.zip(codeBooks.current(), members.isWide(narrow))
                        .map(known -> new Prepared(
                                new RosterQuery()
                                        .with(search.filter(), known.getT1(), BusinessTime.today(clock))
                                        .withIdNumber(idNumber)
                                        .withPhone(phone)
                                        .within(known.getT2()),
                                narrow)));
    }

    /// How complete the records of each branch are.
    Mono<Page<BranchCompleteness>> completeness(@Nullable UUID under, Scope scope, Paging paging) {
        return narrowed(under, scope)
                .flatMapMany(narrow -> completeness.list(narrow, paging))
                .collectList()
                .map(rows -> Page.of(rows, paging, row -> List.of(row.orgId())));
    }

    private Mono<Page<MemberView>> page(Prepared prepared, Paging paging) {
        var query = prepared.query();
        var scope = prepared.scope();
        return members.page(query, scope, paging)
                .collectList()
                .map(rows -> Page.of(rows, paging, placed -> query.key(placed.member())))
                .flatMap(views::of)
                .flatMap(page -> paging.count() ? members.count(query, scope).map(page::withTotal) : Mono.just(page));
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
            MemberFilter filter,
            @Nullable String idNumber,
            @Nullable String phone) {

        /// What was asked for, for the record; personal data only as being given.
        Map<String, Object> criteria() {
            var given = new LinkedHashMap<String, Object>();
            put(given, "under", filter.under());
            put(given, "name", filter.name() == null ? null : GIVEN);
            put(given, "idNumber", idNumber == null ? null : GIVEN);
            put(given, "phone", phone == null ? null : GIVEN);
            put(given, "stage", filter.stage());
            put(given, "status", filter.status());
            put(given, "isMobile", filter.isMobile());
            put(given, "isLost", filter.isLost());
            put(given, "minAge", filter.minAge());
            put(given, "maxAge", filter.maxAge());
            put(given, "minYears", filter.minYears());
            put(given, "maxYears", filter.maxYears());
            put(given, "education", filter.education());
            put(given, "position", filter.position());
            put(given, "tags", filter.tags());
            return given;
        }

        private static void put(Map<String, Object> given, String name, @Nullable Object value) {
            if (value != null) {
                given.put(name, value);
            }
        }

        /// Never the data: they must not reach a log.
        @Override
        public String toString() {
            return "Search";
        }
    }

    /// A search ready to be run, and the part of the scope in which it looks.
    record Prepared(RosterQuery query, Scope scope) {}
}
