using System.Globalization;
using Npgsql;

namespace CouplingTools.Engine.Couplings.Postgres;

/// <summary>Where a PostgreSQL store is and how to sign in there. Its text holds no password.</summary>
internal sealed class PostgresAddress
{
    private PostgresAddress(NpgsqlConnectionStringBuilder builder)
    {
        HasPassword = !string.IsNullOrEmpty(builder.Password);
        builder.ApplicationName ??= "CouplingTools";
        // The settings of a connection are its own, not those of who borrows it.
        builder.NoResetOnClose = true;
        builder.Enlist = false;
        ConnectionString = builder.ConnectionString;
        Name = NameOf(builder);
    }

    /// <summary>What users know the store by.</summary>
    public string Name { get; }

    public bool HasPassword { get; }

    /// <summary>With the password, where it has one.</summary>
    internal string ConnectionString { get; }

    /// <exception cref="CouplingException"><c>StoreAddressInvalid</c>.</exception>
    public static PostgresAddress Parse(string text)
    {
        var builder = PostgresUri.IsUri(text) ? PostgresUri.Read(text) : ReadKeywords(text);
        if (string.IsNullOrEmpty(builder.Host))
            throw Invalid("StoreAddressNoHost");
        if (string.IsNullOrEmpty(builder.Database))
            throw Invalid("StoreAddressNoDatabase");
        return new(builder);
    }

    public override string ToString() => Name;

    /// <summary>What is wrong is said without repeating what was given: a misplaced quote makes a part of the password look like a keyword.</summary>
    public static CouplingException Invalid(string problem, params object?[] arguments) =>
        ErrorText.Exception("StoreAddressInvalid", ErrorClass.Configuration, ErrorText.Message(problem, arguments));

    private static NpgsqlConnectionStringBuilder ReadKeywords(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or InvalidCastException or KeyNotFoundException or OverflowException or NotSupportedException)
        {
            throw Invalid("StoreAddressKeywords");
        }
    }

    private static string NameOf(NpgsqlConnectionStringBuilder builder)
    {
        var user = string.IsNullOrEmpty(builder.Username) ? string.Empty : $"{Uri.EscapeDataString(builder.Username)}@";
        var schema = string.IsNullOrEmpty(builder.SearchPath) ? string.Empty : $"?search_path={Uri.EscapeDataString(builder.SearchPath)}";
        return $"postgresql://{user}{HostOf(builder)}/{Uri.EscapeDataString(builder.Database!)}{schema}";
    }

    private static string HostOf(NpgsqlConnectionStringBuilder builder)
    {
        var host = builder.Host!;
        if (host.Contains(',', StringComparison.Ordinal))
            return host;
        var written = host.StartsWith('/') ? Uri.EscapeDataString(host) : host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host;
        return string.Create(CultureInfo.InvariantCulture, $"{written}:{builder.Port}");
    }
}
