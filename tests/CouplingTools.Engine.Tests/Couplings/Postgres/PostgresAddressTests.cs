using CouplingTools.Engine.Couplings;
using CouplingTools.Engine.Couplings.Postgres;
using Npgsql;
using Xunit;

namespace CouplingTools.Engine.Tests.Couplings.Postgres;

public sealed class PostgresAddressTests
{
    [Theory]
    [InlineData("Host=db;Database=couplings", "postgresql://db:5432/couplings")]
    [InlineData("Server=db; Port=5433; Database=couplings; User Id=ada; Password='x;y'", "postgresql://ada@db:5433/couplings")]
    [InlineData("host=/var/run/postgresql;Database=a b;Search Path=sync", "postgresql://%2Fvar%2Frun%2Fpostgresql:5432/a%20b?search_path=sync")]
    [InlineData("postgresql://db/couplings", "postgresql://db:5432/couplings")]
    [InlineData("postgres://ada:p%40ss%3Aw%2F@db.contoso.com:6432/couplings?sslmode=verify-full&search_path=sync", "postgresql://ada@db.contoso.com:6432/couplings?search_path=sync")]
    [InlineData("postgresql://[::1]:5433/couplings", "postgresql://[::1]:5433/couplings")]
    [InlineData("postgresql://%2Fvar%2Frun/couplings", "postgresql://%2Fvar%2Frun:5432/couplings")]
    [InlineData("postgresql://a:5433,b:5434/couplings?target_session_attrs=read-write", "postgresql://a:5433,b:5434/couplings")]
    [InlineData("postgresql:///couplings?host=db&user=ada&password=secret", "postgresql://ada@db:5432/couplings")]
    public void Both_forms_are_read_and_shown_without_the_password(string text, string name)
    {
        Assert.True(StoreAddress.IsServer(text));
        Assert.Equal(name, StoreAddress.OfServer(text).ToString());
    }

    [Fact]
    public void Everything_of_a_uri_reaches_the_connection()
    {
        var builder = new NpgsqlConnectionStringBuilder(PostgresAddress.Parse(
            "postgresql://a%20b:p%40ss%3Aw%2F@db:6432/couplings?sslmode=verify-full&application_name=mine&connect_timeout=7&sslrootcert=/ca.pem").ConnectionString);

        Assert.Equal(("a b", "p@ss:w/", "db", 6432, "couplings"), (builder.Username, builder.Password, builder.Host, builder.Port, builder.Database));
        Assert.Equal((SslMode.VerifyFull, "mine", 7, "/ca.pem"), (builder.SslMode, builder.ApplicationName, builder.Timeout, builder.RootCertificate));
    }

    [Theory]
    [InlineData("couplings.db")]
    [InlineData("/var/lib/host=a/couplings.db")]
    [InlineData(@"C:\stores\couplings.db")]
    [InlineData("postgres.db")]
    public void A_path_is_none(string path) => Assert.False(StoreAddress.IsServer(path));

    [Theory]
    [InlineData("Host=db", "no database")]
    [InlineData("Host=;Database=x", "no host")]
    [InlineData("Host=db;Database=x;Password=hun;ter2", "keywords")]
    [InlineData("Host=db;Database=x;hunter2=y", "keywords")]
    [InlineData("Host=db;Database=x;Port=hunter2", "keywords")]
    [InlineData("postgresql://db", "no database")]
    [InlineData("postgresql://ada:hunter2@x@db/x", "URI")]
    [InlineData("postgresql://ada:hunter2/@db/x", "URI")]
    [InlineData("postgresql://db/x?pasword=hunter2", "not known")]
    [InlineData("postgresql://ada:hun?ter2@db/x", "URI")]
    [InlineData("postgresql://ada:hunter2/3@db", "URI")]
    [InlineData("postgresql://ada:hunter2/3", "URI")]
    [InlineData("postgresql://db/x?sslmode=hunter2", "'sslmode'")]
    public void What_cannot_be_used_says_why_and_repeats_nothing_secret(string text, string expected)
    {
        var error = Assert.Throws<CouplingException>(() => StoreAddress.OfServer(text));

        Assert.Equal("StoreAddressInvalid", error.ErrorId);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("ter2", error.ToString(), StringComparison.Ordinal);
    }
}
