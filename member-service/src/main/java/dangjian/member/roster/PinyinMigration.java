package dangjian.member.roster;

import java.sql.SQLException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes the pinyin of the names that were registered before names were kept with it.
@Component
class PinyinMigration implements JavaMigration {

    private static final int BATCH = 1000;

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("5");
    }

    @Override
    public String getDescription() {
        return "pinyin";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        var connection = context.getConnection();
        try (var read = connection.createStatement();
                var write = connection.prepareStatement("update members set pinyin = ?, initials = ? where name = ?")) {
            read.setFetchSize(BATCH);
            var names = read.executeQuery("select distinct name from members");
            for (var row = 1; names.next(); row++) {
                var pinyin = Pinyin.of(names.getString(1));
                write.setString(1, pinyin.full());
                write.setString(2, pinyin.initials());
                write.setString(3, names.getString(1));
                write.addBatch();
                if (row % BATCH == 0) {
                    write.executeBatch();
                }
            }
            write.executeBatch();
        }
    }
}
