package dangjian.member.transfer;

import dangjian.kit.web.Scope;
import dangjian.kit.web.Unscoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PeopleRepository {

    private final DatabaseClient database;

    PeopleRepository(DatabaseClient database) {
        this.database = database;
    }

    /// The people of these transfers, as far as the caller may see the transfers; a member sees nobody else.
    ///
    /// @param most how many of each
    Mono<Map<UUID, TransferPeople>> of(Collection<UUID> transfers, int most, Scope scope) {
        return scope.bindWithSelf(
                        database.sql("""
                                with shown as (
                                    select t.id, %s as in_scope from transfers t where t.id = any(:transfers) and %s
                                ), people as (
                                    select p.transfer_id, m.id, m.name, m.stage
                                    from transferred_members p join members m on m.id = p.member_id
                                    union all
                                    select n.transfer_id, null, n.name, n.stage from transfer_newcomers n
                                    where not exists (
                                        select from transferred_members p where p.transfer_id = n.transfer_id))
                                select * from (
                                    select p.*, count(*) over (partition by transfer_id) as total,
                                        row_number() over (partition by transfer_id order by p.name, p.id) as place
                                    from people p join shown on shown.id = p.transfer_id
                                    where shown.in_scope or p.id = :self) numbered
                                where place <= :most order by transfer_id, place
                                """.formatted(TransferRepository.VISIBLE_TO_SIDES, TransferRepository.VISIBLE))
                                .bind("transfers", transfers.toArray(UUID[]::new))
                                .bind("most", most))
                .mapProperties(Row.class)
                .all()
                .collect(Collectors.groupingBy(
                        Row::transferId, Collectors.collectingAndThen(Collectors.toList(), Row::people)));
    }

    /// @return fails with a duplicate key when one of them has an open transfer
    @Unscoped("the members were found in the caller's scope")
    Mono<Long> add(UUID transfer, Collection<UUID> members, boolean isOpen) {
        return database.sql("""
                        insert into transferred_members (transfer_id, member_id, is_open)
                        select :transfer, member, :isOpen from unnest(:members) member
                        """)
                .bind("transfer", transfer)
                .bind("members", members.toArray(UUID[]::new))
                .bind("isOpen", isOpen)
                .fetch()
                .rowsUpdated();
    }

    /// Adds all current members of a branch that moves as a whole; who came since it was asked for comes along.
    @Unscoped("the branch was found in the caller's scope, or its committee has released it")
    Mono<Long> addBranch(UUID transfer, UUID branch) {
        return database.sql("""
                        insert into transferred_members (transfer_id, member_id, is_open)
                        select :transfer, m.id, true from members m
                        where m.org_id = :branch and m.status not in ('EXITED', 'EXPELLED') and not exists (
                            select from transferred_members p where p.transfer_id = :transfer and p.member_id = m.id)
                        """)
                .bind("transfer", transfer)
                .bind("branch", branch)
                .fetch()
                .rowsUpdated();
    }

    /// The people of an open transfer who are still members of the branch it leads away from.
    @Unscoped("the transfer was locked in the caller's scope")
    Mono<List<UUID>> leaving(UUID transfer, UUID branch) {
        return database.sql("""
                        select m.id from transferred_members p join members m on m.id = p.member_id
                        where p.transfer_id = :transfer and p.is_open and m.org_id = :branch
                            and m.status not in ('EXITED', 'EXPELLED')
                        order by m.id
                        """)
                .bind("transfer", transfer)
                .bind("branch", branch)
                .mapValue(UUID.class)
                .all()
                .collectList();
    }

    /// Takes the people of a transfer that has run out up again, since it was accepted before.
    ///
    /// @return fails with a duplicate key when one of them has another open transfer
    @Unscoped("the transfer was locked in the caller's scope")
    Mono<Long> reopen(UUID transfer) {
        return database.sql("update transferred_members set is_open = true where transfer_id = :transfer")
                .bind("transfer", transfer)
                .fetch()
                .rowsUpdated();
    }

    /// Leaves those out who did not move: who has left otherwise in the meantime.
    @Unscoped("the transfer was locked in the caller's scope")
    Mono<Void> keepOnly(UUID transfer, Collection<UUID> moved) {
        return database.sql("""
                        delete from transferred_members where transfer_id = :transfer and not member_id = any(:moved)
                        """)
                .bind("transfer", transfer)
                .bind("moved", moved.toArray(UUID[]::new))
                .then();
    }

    /// Lets the people of closed transfers start others, and forgets what the letters said about newcomers.
    @Unscoped("the transfers were locked before")
    Mono<Void> close(Collection<UUID> transfers) {
        return database.sql("""
                        with closed as (
                            update transferred_members set is_open = false
                            where is_open and transfer_id = any(:transfers))
                        update transfer_newcomers set is_open = false, fields_cipher = null
                        where is_open and transfer_id = any(:transfers)
                        """)
                .bind("transfers", transfers.toArray(UUID[]::new))
                .then();
    }

    /// @return fails with a duplicate key when another letter for the same person is open
    @Unscoped("the receiving committee was found in the caller's scope")
    Mono<Void> addNewcomer(Newcomer newcomer) {
        return database.sql("""
                        insert into transfer_newcomers (transfer_id, name, stage, fields_cipher, id_number_index, is_open)
                        values (:transferId, :name, :stage, :fieldsCipher, :idNumberIndex, true)
                        """).bindProperties(newcomer).then();
    }

    @Unscoped("the transfer was locked in the caller's scope")
    Mono<byte[]> newcomerFields(UUID transfer) {
        return database.sql("select fields_cipher from transfer_newcomers where transfer_id = :transfer and is_open")
                .bind("transfer", transfer)
                .mapValue(byte[].class)
                .one();
    }

    /// Somebody from outside, as the letter says.
    record Newcomer(UUID transferId, String name, String stage, byte[] fieldsCipher, byte[] idNumberIndex) {}

    private record Row(UUID transferId, @Nullable UUID id, String name, String stage, long total) {

        static TransferPeople people(List<Row> rows) {
            return new TransferPeople(
                    rows.getFirst().total(),
                    rows.stream()
                            .map(row -> new TransferPeople.Person(row.id(), row.name(), row.stage()))
                            .toList());
        }
    }
}
