using CouplingTools.Sandbox.BusinessCentral.Errors;
using CouplingTools.Sandbox.BusinessCentral.Json;
using CouplingTools.Sandbox.BusinessCentral.Tables;
using CouplingTools.Sandbox.Http;
using CouplingTools.Sandbox.Storage;

namespace CouplingTools.Sandbox.BusinessCentral.Operations;

/// <summary>POST, PATCH and DELETE of a row.</summary>
/// <remarks>
/// Fidelity: If-Match is mandatory for PATCH and DELETE; answers carry the whole row; Prefer: return=minimal is ignored. Fields are validated in the order of
/// the body. A PATCH that names any field makes a new version, whether or not it changes something; an empty one does not.
/// </remarks>
internal static class WriteRow
{
    public static SandboxResponse Create(Call call)
    {
        Require(call, 'c');
        var row = BlankRows.New(call.Table);
        var change = new RowChange(call.Session, call.Company, call.Profile, call.Operation.Now, row, null);
        var rules = AllRules.Of(call.Table);
        Apply(call, rules, change, RequestBody.Read(call.Request.Body, call.Table, call.Profile));
        call.Operation.Rewrite(row);
        Identify(call, change);
        rules.BeforeInsert(change);
        RequireUnique(call, row);
        row[call.Table.ModifiedColumn!] = change.Now;
        call.Session.Insert(row);
        call.Operation.Id = row.Id;
        rules.AfterInsert(change);
        return ReadRow.Show(call, 201, row, KeyValuePair.Create("Location", $"{call.CompanyUrl}{call.Table.Set}({row.Id:D})"));
    }

    public static SandboxResponse Update(Call call)
    {
        Require(call, 'u');
        var original = FindVersion(call);
        var body = RequestBody.Read(call.Request.Body, call.Table, call.Profile);
        var row = original.Copy();
        if (body.Count > 0)
            Modify(call, new RowChange(call.Session, call.Company, call.Profile, call.Operation.Now, row, original), body);
        return ReadRow.Show(call, 200, call.Session.Find(call.Table, row.Id)!);
    }

    public static SandboxResponse Delete(Call call)
    {
        Require(call, 'd');
        var row = FindVersion(call);
        call.Session.Delete(call.Table, row.Id);
        AllRules.Of(call.Table).AfterDelete(call.Session, row, call.Operation.Now);
        return call.Answers.Empty(204);
    }

    private static void Modify(Call call, RowChange change, IReadOnlyList<BodyProperty> body)
    {
        var (rules, row, number) = (AllRules.Of(call.Table), change.Row, call.Table.NumberColumn!);
        Apply(call, rules, change, body);
        call.Operation.Rewrite(row);
        var (from, to) = (change.OriginalText(number), row.Text(number));
        if (from != to)
        {
            if (to.Length == 0)
                throw BusinessCentralErrors.MustHaveValue(Captions.Of(number), call.Table.Caption, Captions.Of(number), from);
            RequireUnique(call, row);
            rules.AfterRename(change, from, to);
        }
        row[call.Table.ModifiedColumn!] = change.Now;
        call.Session.Update(row);
        rules.AfterModify(change);
    }

    private static void Apply(Call call, TableRules rules, RowChange change, IReadOnlyList<BodyProperty> body)
    {
        foreach (var (column, value) in body)
        {
            if (column.Name == call.Table.Key)
            {
                Key(call, change, (Guid)value);
                continue;
            }
            if (column.Name == "inventory")
                rules.Validate(change, column.Name);
            if (!(change.Original is null ? column.CanCreate : column.CanUpdate))
                throw BusinessCentralErrors.ReadOnly(column.Name);
            change.Row[column.Name] = value;
            rules.Validate(change, column.Name);
            change.Set.Add(column.Name);
        }
    }

    private static void Key(Call call, RowChange change, Guid id)
    {
        if (change.Original is not null)
        {
            if (change.Original.Id != id)
                throw BusinessCentralErrors.Dialog($"The \"{call.Table.Key}\" cannot be changed.");
            return;
        }
        if (call.Profile.ClientId == ClientIdPolicy.Refuse)
            throw BusinessCentralErrors.ReadOnly(call.Table.Key);
        if (call.Profile.ClientId == ClientIdPolicy.Accept)
            change.Row.Id = id;
    }

    private static void Identify(Call call, RowChange change)
    {
        if (change.Row.Id == Guid.Empty)
            change.Row.Id = call.Session.NewId();
        else if (call.Session.Find(call.Table, change.Row.Id) is not null)
            throw BusinessCentralErrors.Exists(call.Profile.DuplicateStatus, "SystemId", change.Row.Id.ToString("B"));
        var number = call.Table.NumberColumn!;
        if (number == "number" && change.Row.Text(number).Length == 0)
            change.Row[number] = NumberSeries.Next(call.Session, call.Table);
    }

    private static void RequireUnique(Call call, Row row)
    {
        var number = call.Table.NumberColumn!;
        if (call.Session.First(call.Table, number, row.Text(number)) is { } other && other.Id != row.Id)
            throw BusinessCentralErrors.Exists(call.Profile.DuplicateStatus, Captions.Of(number), row.Text(number));
    }

    private static void Require(Call call, char operation)
    {
        if (!call.Table.Allows(operation) || call.Resource.From is not null)
            throw BusinessCentralErrors.MethodNotAllowed(call.Request.Method, call.Table.Set);
    }

    private static Row FindVersion(Call call)
    {
        var version = call.Request.Headers["If-Match"];
        if (version is null || !ETags.IsValid(version))
            throw BusinessCentralErrors.InvalidToken();
        var row = ReadRow.Find(call);
        return ETags.Matches(version, row) ? row : throw BusinessCentralErrors.EntityChanged(call.Profile.StaleStatus);
    }
}
