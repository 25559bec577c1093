using System.Text.RegularExpressions;
using Npgsql;

namespace CouplingTools.Engine.Couplings.Postgres;

/// <summary>Reads a connection URI as PostgreSQL's own tools take it: <c>postgresql://user:password@host:port/database?sslmode=require</c>.</summary>
internal static partial class PostgresUri
{
    private static readonly Dictionary<string, string> s_parameters = new(StringComparer.Ordinal)
    {
        ["host"] = "Host",
        ["port"] = "Port",
        ["dbname"] = "Database",
        ["user"] = "Username",
        ["password"] = "Password",
        ["passfile"] = "Passfile",
        ["sslmode"] = "SSL Mode",
        ["sslrootcert"] = "Root Certificate",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["sslpassword"] = "SSL Password",
        ["sslnegotiation"] = "SSL Negotiation",
        ["channel_binding"] = "Channel Binding",
        ["application_name"] = "Application Name",
        ["connect_timeout"] = "Timeout",
        ["options"] = "Options",
        ["search_path"] = "Search Path",
        ["target_session_attrs"] = "Target Session Attributes",
        ["client_encoding"] = "Client Encoding",
        ["krbsrvname"] = "Kerberos Service Name",
    };

    public static bool IsUri(string text) => Scheme().IsMatch(text);

    public static NpgsqlConnectionStringBuilder Read(string text)
    {
        var parts = Parts().Match(text);
        if (!parts.Success)
            throw PostgresAddress.Invalid("StoreAddressUri");
        var builder = new NpgsqlConnectionStringBuilder();
        Set(builder, "user", parts.Groups["user"]);
        Set(builder, "password", parts.Groups["password"]);
        SetHost(builder, Uri.UnescapeDataString(parts.Groups["host"].Value));
        Set(builder, "dbname", parts.Groups["database"]);
        foreach (var parameter in parts.Groups["query"].Value.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = parameter.Split('=', 2);
            Set(builder, Uri.UnescapeDataString(pair[0]), pair.Length == 2 ? Uri.UnescapeDataString(pair[1]) : string.Empty);
        }

        return builder;
    }

    /// <summary>Of several hosts each may name its port; they stay together.</summary>
    private static void SetHost(NpgsqlConnectionStringBuilder builder, string text)
    {
        var single = Host().Match(text);
        // What looks like several hosts without a comma may be a password with a slash in it.
        if (!single.Success && !text.Contains(',', StringComparison.Ordinal))
            throw PostgresAddress.Invalid("StoreAddressUri");
        if (single.Groups["port"].Success)
            Set(builder, "port", single.Groups["port"].Value);
        var host = single.Success ? single.Groups["host"].Value : text;
        if (host.Length > 0)
            Set(builder, "host", host);
    }

    private static void Set(NpgsqlConnectionStringBuilder builder, string parameter, Group value)
    {
        if (value.Success && value.Length > 0)
            Set(builder, parameter, Uri.UnescapeDataString(value.Value));
    }

    private static void Set(NpgsqlConnectionStringBuilder builder, string parameter, string value)
    {
        if (!s_parameters.TryGetValue(parameter, out var keyword))
            throw PostgresAddress.Invalid("StoreAddressParameter", string.Join(", ", s_parameters.Keys));
        try
        {
            // PostgreSQL writes its modes with hyphens, Npgsql without.
            builder[keyword] = parameter == "sslmode" ? value.Replace("-", string.Empty, StringComparison.Ordinal) : value;
        }
        catch (Exception error) when (error is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            throw PostgresAddress.Invalid("StoreAddressValue", parameter);
        }
    }

    [GeneratedRegex("^postgres(ql)?://", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"^(\[(?<host>[^\]]*)\]|(?<host>[^:,]*))(:(?<port>\d+))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Host();

    // Several hosts, each with its port, stand between commas; an address of version 6 stands in brackets.
    [GeneratedRegex(@"^[^:]+://((?<user>[^:@/?]*)(:(?<password>[^@/?]*))?@)?(?<host>[^/?@]*)(/(?<database>[^/?@]*))?(\?(?<query>.*))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Parts();
}
